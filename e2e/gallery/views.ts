/**
 * Every panel a hall may have, in every text size and language: 18 views of a screen. The screen itself stands still
 * meanwhile; only the panel, the size and the language change, as they would on another machine or by another hand.
 */
import type { Language } from '../../flows/src/model/language.ts'
import { textSizes, type TextSize } from '../../flows/src/journeys/text-size.ts'
import type { Panel } from '../../kiosk-ui/src/theme/panel.ts'

const languages: readonly Language[] = ['zh', 'en']

export interface View {
  readonly name: string
  readonly panel: Panel & { readonly heightPx: number }
  readonly textSize: TextSize
  readonly language: Language
}

const panels = {
  '21.5': { widthPx: 1080, heightPx: 1920, widthMm: 267.8 },
  '32': { widthPx: 1080, heightPx: 1920, widthMm: 398.5 },
  '15.6-across': { widthPx: 1920, heightPx: 1080, widthMm: 344.2 },
} as const

type PanelName = keyof typeof panels
const panelNames = Object.keys(panels) as readonly PanelName[]

const view = (panel: PanelName, textSize: TextSize, language: Language): View => ({
  name: `${panel}-${textSize}.${language}`,
  panel: panels[panel],
  textSize,
  language,
})

/** The one a test goes on with. */
export const usual = view('21.5', 'standard', 'zh')

/** In an order in which little changes from one to the next. */
export const allViews: readonly View[] = panelNames.flatMap((panel) =>
  languages.flatMap((language) => textSizes.map((textSize) => view(panel, textSize, language))),
)

/** How many different `someViews` there are: together they are all views. */
export const turns = textSizes.length * languages.length

/**
 * Three of them: each panel once, each size once, both languages. `turn`: another three each time, so that six screens
 * of a kind see all eighteen, and any three in a row every pair of panel and size.
 */
export const someViews = (turn: number): readonly View[] =>
  panelNames.map((panel, at) => {
    const language = languages[(Math.floor(turn / textSizes.length) + at) % languages.length] ?? 'zh'
    return view(panel, textSizes[(turn + at) % textSizes.length] ?? 'standard', language)
  })

/** Millimetres a Chinese character is high, at least. */
export const leastText: Readonly<Record<TextSize, number>> = { standard: 6, large: 7.3, largest: 9 }
