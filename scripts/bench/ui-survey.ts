/**
 * The same questionnaire and form on SurveyJS (survey-core, survey-js-ui), bundled and compressed as ours is and served from loopback, against
 * ours re-entering a session whose first question is open. Time: from the start of navigation to the frame in which the first question's
 * answers are there to be touched, nothing from a cache, by turns in one run. Ours holds a conversation with the daemon on the way (trust,
 * session, draft, the affair); theirs has its questionnaire in the bundle. Bytes: script and style that had to arrive for it.
 */
import type { Page } from '@playwright/test'
import { begin } from '../../e2e/citizen.ts'
import type { Affair } from '../../flows/src/affair.ts'
import { defaultFolders, readCatalogue } from '../../flows/src/cli/files.ts'
import { withMachine, type Machine } from './machine.ts'
import { withPage } from './pages.ts'
import { questionnaireOf } from './pages/survey/questionnaire.ts'
import { median, type Row } from './row.ts'
import { withhold } from './withheld.ts'

const rounds = 9
const affairId = 'n13-after-death'
const choice = { ours: '#kiosk[data-screen="question"] label.choice input', theirs: '.sd-question input[type="radio"]' } as const

export async function measure(): Promise<readonly Row[]> {
  const affair = readCatalogue(defaultFolders).affairs.find(({ id }) => id === affairId)
  if (affair === undefined) throw new Error(`the catalogue has no ${affairId}`)
  return withPage('survey', (address) => withMachine((machine) => compare(machine, affair, address)), { QUESTIONNAIRE: questionnaireOf(affair) })
}

async function compare(machine: Machine, affair: Affair, survey: string): Promise<readonly Row[]> {
  const [ourContext, theirContext] = [await machine.context(), await machine.context()]
  const visitor = machine.citizen(await ourContext.newPage())
  await visitor.open()
  await begin(visitor, affair.name.zh)
  await visitor.touch('开始')
  await visitor.on('question')
  const kiosk = new URL('/', visitor.address).href
  await visitor.page.close()

  const [ours, theirs] = [await stopwatch(await ourContext.newPage(), choice.ours), await stopwatch(await theirContext.newPage(), choice.theirs)]
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.theirs.push(await theirs.open(survey))
    times.ours.push(await ours.open(kiosk))
  }
  await ours.page.close()
  const [time, theirTime] = [median(times.ours), median(times.theirs)]
  const size = (await bytesUntil(await ourContext.newPage(), kiosk, choice.ours)) / 1000
  const theirSize = (await bytesUntil(await theirContext.newPage(), survey, choice.theirs)) / 1000
  const isQuick = time / theirTime <= 1 / 4
  const isSmall = size / theirSize <= 1 / 8
  return [
    { name: 'ui.survey.ratio.time', value: time / theirTime, unit: '×', goal: '≤ 0.25 × SurveyJS', met: isQuick },
    { name: 'ui.survey.ratio.bytes', value: size / theirSize, unit: '×', goal: '≤ 0.125 × SurveyJS', met: isSmall },
    { name: 'ui.survey.time', value: time, unit: 'ms', goal: '≤ ¼ of SurveyJS', met: isQuick, baseline: theirTime, ratio: time / theirTime },
    { name: 'ui.survey.bytes', value: size, unit: 'kB', goal: '≤ ⅛ of SurveyJS', met: isSmall, baseline: theirSize, ratio: size / theirSize },
  ]
}

/** Opens an address in a page without a cache; ms from the start of navigation to the first frame that has the choice, which must then take a touch. */
async function stopwatch(page: Page, selector: string): Promise<{ readonly page: Page; open(address: string): Promise<number> }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.addInitScript((wanted) => {
    const look = (): void => {
      if (document.querySelector(wanted) === null) requestAnimationFrame(look)
      else Object.assign(globalThis, { usableAfter: performance.now() })
    }
    requestAnimationFrame(look)
  }, selector)
  return {
    page,
    async open(address) {
      await page.goto(address)
      const after = await (await page.waitForFunction(() => (globalThis as { usableAfter?: number }).usableAfter)).jsonValue()
      const first = page.locator(selector).first()
      await first.locator('xpath=ancestor::label').tap()
      if (after === undefined || !(await first.isChecked())) throw new Error(`${address}: the first question took no answer`)
      return after
    },
  }
}

async function bytesUntil(page: Page, address: string, selector: string): Promise<number> {
  const withheld = await withhold(page)
  await page.goto(address, { waitUntil: 'commit' })
  const bytes = await withheld.until(async () => (await page.locator(selector).count()) > 0)
  await page.close()
  return bytes
}
