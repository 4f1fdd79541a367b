/**
 * The same questionnaire and form on SurveyJS, as its getting-started page recommends, with the style sheet without
 * fonts.
 */
import { Model } from 'survey-core'
import 'survey-core/i18n/simplified-chinese'
import 'survey-core/survey-core.fontless.min.css'
import { renderSurvey } from 'survey-js-ui'

/** Inserted by the build (`questionnaire.ts`), so that this page needs no request for it. */
declare const QUESTIONNAIRE: object

const place = document.getElementById('survey')
if (place === null) throw new Error('index.html has no #survey')
const survey = new Model(QUESTIONNAIRE)
survey.locale = 'zh-cn'
renderSurvey(survey, place)
