/**
 * The same questionnaire and form on SurveyJS (survey-core, survey-js-ui), bundled and compressed as ours is and served
 * from loopback, compared with ours resuming a session whose first question is open. Time: from the start of navigation
 * to the frame in which the answers to the first question can be touched, in a new browser profile each time,
 * alternating in one run. Meanwhile ours talks to the daemon (trust, session, draft, the affair); theirs has its
 * questionnaire in the bundle. Bytes: scripts and style sheets that had to arrive for it.
 *
 * Part of the time is the browser's own: `ui.survey.floor` is a Preact page with one button, alternating with both.
 * `.6x`: on a processor slowed six times, like those of terminals.
 */
import type { BrowserContext } from '@playwright/test'
import { begin } from '../citizen.ts'
import type { Affair } from '../../flows/src/model/affair.ts'
import { defaultFolders, readCatalogue } from '../../flows/src/cli/files.ts'
import { withMachine, type Machine } from './machine.ts'
import { withPage } from './pages.ts'
import { questionnaireOf } from './pages/survey/questionnaire.ts'
import { median, type Row } from '../../scripts/bench/row.ts'
import { withhold } from './withheld.ts'

const rounds = 7
const affairId = 'n13-after-death'

async function measure(): Promise<readonly Row[]> {
  const affair = readCatalogue(defaultFolders).affairs.find(({ id }) => id === affairId)
  if (affair === undefined) throw new Error(`the catalogue has no ${affairId}`)
  return withPage('one-button', (button) =>
    withPage('survey', (survey) => withMachine((machine) => compare(machine, affair, survey, button)), {
      QUESTIONNAIRE: questionnaireOf(affair),
    }),
  )
}

async function compare(machine: Machine, affair: Affair, survey: string, button: string): Promise<readonly Row[]> {
  const context = await machine.context()
  const visitor = machine.citizen(await context.newPage())
  await visitor.open()
  await begin(visitor, affair.name.zh)
  await visitor.touch('开始')
  await visitor.on('question')
  const trusted = await context.storageState()
  await context.close()

  const ours: Contender = {
    open: () => machine.context(trusted),
    address: new URL('/', visitor.address).href,
    choice: '#kiosk[data-screen="question"] label.choice input',
  }
  const theirs: Contender = {
    open: () => machine.context(),
    address: survey,
    choice: '.sd-question label input[type="radio"]',
  }
  const floor: Contender = { open: () => machine.context(), address: button, choice: 'button' }
  const [atOnce, slowed] = [await race([ours, theirs, floor], 1), await race([ours, theirs, floor], 6)]
  const [size, theirSize] = [(await bytesFor(ours)) / 1000, (await bytesFor(theirs)) / 1000]
  return [
    ...timeRows('', atOnce),
    ...timeRows('.6x', slowed),
    {
      name: 'ui.survey.ratio.bytes',
      value: size / theirSize,
      unit: '×',
      goal: '≤ 0.125 × SurveyJS',
      met: size / theirSize <= 1 / 8,
    },
    {
      name: 'ui.survey.bytes',
      value: size,
      unit: 'kB',
      goal: '≤ ⅛ of SurveyJS',
      met: size / theirSize <= 1 / 8,
      baseline: theirSize,
      ratio: size / theirSize,
    },
  ]
}

function timeRows(
  suffix: string,
  [ours = Number.NaN, theirs = Number.NaN, floor = Number.NaN]: readonly number[],
): readonly Row[] {
  const ratio = ours / theirs
  return [
    { name: `ui.survey.ratio.time${suffix}`, value: ratio, unit: '×', goal: '≤ 0.25 × SurveyJS', met: ratio <= 1 / 4 },
    {
      name: `ui.survey.time${suffix}`,
      value: ours,
      unit: 'ms',
      goal: '≤ ¼ of SurveyJS',
      met: ratio <= 1 / 4,
      baseline: theirs,
      ratio,
    },
    {
      name: `ui.survey.floor${suffix}`,
      value: floor,
      unit: 'ms',
      goal: '(for the record)',
      met: true,
      baseline: theirs,
      ratio: floor / theirs,
    },
  ]
}

interface Contender {
  /** Opens a new browser profile. */
  readonly open: () => Promise<BrowserContext>
  readonly address: string
  /** What is touched to give the first answer. */
  readonly choice: string
}

/** Median ms of each contender; they take turns. */
async function race(contenders: readonly Contender[], slowdown: number): Promise<readonly number[]> {
  const times = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, contender] of contenders.entries()) times[at]?.push(await usableAfter(contender, slowdown))
  return times.map(median)
}

async function usableAfter({ open, address, choice }: Contender, slowdown: number): Promise<number> {
  const context = await open()
  const page = await context.newPage()
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.addInitScript((wanted) => {
    const look = (): void => {
      if (document.querySelector(wanted) === null) requestAnimationFrame(look)
      else Object.assign(globalThis, { usableAfter: performance.now() })
    }
    requestAnimationFrame(look)
  }, choice)
  await page.goto(address)
  const after = await (
    await page.waitForFunction(() => (globalThis as { usableAfter?: number }).usableAfter)
  ).jsonValue()
  const first = page.locator(choice).first()
  const isButton = choice === 'button'
  await (isButton ? first : first.locator('xpath=ancestor::label')).tap()
  if (after === undefined || !(isButton || (await first.isChecked())))
    throw new Error(`${address}: the first question took no answer`)
  await context.close()
  return after
}

async function bytesFor({ open, address, choice }: Contender): Promise<number> {
  const context = await open()
  const page = await context.newPage()
  const withheld = await withhold(page)
  await page.goto(address, { waitUntil: 'commit' })
  const bytes = await withheld.until(async () => (await page.locator(choice).count()) > 0)
  await context.close()
  return bytes
}

console.log(JSON.stringify(await measure()))
