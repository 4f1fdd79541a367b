/**
 * Power cuts during submission: the real daemon, with the real outbox, documents, platform and receipt printer, is
 * killed (SIGKILL) at a random moment between 提交 and the receipt, again and again on the same files. What came out of
 * the printer is then looked at. `DAEMON_KILLS=1000` for a long run, `DAEMON_SEED` for the moments of an earlier one.
 */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { CommandName, Payload } from '#contract/commands.ts'
import { seededRandom, type Random } from '../simulators/harness/random.ts'
import { inspectSlip, type Inspected, type Slip } from '../simulators/receipt-printer/inspection.ts'
import { verifyAudit } from './audit/verify.ts'
import { openStateDirectory } from './profile/state-directory.ts'
import { mortalTerminal, type MortalTerminal } from './testing/mortal-terminal.ts'
import type { UiClient } from './testing/ui-client.ts'

const kills = Number(process.env['DAEMON_KILLS'] ?? 50)
const seed = Number(process.env['DAEMON_SEED'] ?? randomInt(1_000_000))
/** Side by side, because much of a life is waiting: for a process, a line, a printer. */
const terminals = 2
/**
 * The seal is on disk within a few ms after 提交, the platform's answer some tens later; a receipt takes 300 ms at the
 * line's rate.
 */
const stages = [
  { after: 'submitting', withinMs: 8 },
  { after: 'the seal', withinMs: 40 },
  { after: 'the answer', withinMs: 350 },
] as const
/** Relatives of people who have died: their applications need no paper. 王㛃䶮’s name goes to the printer as dots. */
const people = ['li-xiaoman', 'wang-jie-yan', 'xu-dashu'] as const
const answers = {
  rel: ['child'],
  place: ['hosp'],
  cremated: ['yes'],
  ins: ['none'],
  hpf: ['no'],
  drv: ['no'],
  med: ['no'],
}

const open: MortalTerminal[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.remove()))
})

/** A device that is still being looked for, or late on a busy machine: the citizen touches once more. */
async function insist<N extends CommandName>(ui: UiClient, name: N, payload?: Payload<N>): Promise<void> {
  const ask = async () => (await ui.command(name, payload)).header.completionCode
  await expect.poll(ask, { timeout: 180_000, message: name }).toBe('success')
}

async function identify(ui: UiClient, { reader }: MortalTerminal, person: string): Promise<void> {
  await reader.do('card.lay', { person })
  await insist(ui, 'IdCard.Read')
  await reader.do('card.lift')
}

/** Fills the service with the fewest questions, up to the signature. */
async function fillAndSign(ui: UiClient, terminal: MortalTerminal, person: string): Promise<void> {
  await ui.result('Session.Begin', { journey: 'apply', affair: 'n13-after-death', language: 'zh' })
  await ui.result('Session.Save', { answers, values: { jsphone: '13800000000' } })
  await identify(ui, terminal, person)
  await insist(ui, 'Shared.Fetch')
  await insist(ui, 'Application.Sign', { signer: 'applicant', strokes: [[[0.1, 0.1, 0, 0.5]]] })
}

/** How far the daemon had come when it was killed, as the page knows it. */
interface Life {
  readonly person: string
  sealed: string | null
  answered: boolean
  printing: boolean
  printed: boolean
}

/** One life from 提交 to a random moment. */
async function submitAndDie(
  ui: UiClient,
  terminal: MortalTerminal,
  life: Life,
  random: Random,
  failures: unknown[],
): Promise<void> {
  const { after, withinMs } = stages[random.between(0, stages.length - 1)] ?? stages[0]
  const sealed = ui.message(({ header }) => header.type === 'event' && header.name === 'Application.Sealed')
  void sealed.then((message) => {
    if ('payload' in message) life.sealed = (message.payload as { applicationId: string }).applicationId
  })
  const submitted = ui.start('Application.Submit').completion.then(({ header, payload }) => {
    life.answered = true
    if (header.completionCode !== 'success') failures.push(payload)
  })
  if (after === 'the seal') await Promise.race([sealed, submitted])
  if (after === 'the answer') {
    await submitted
    life.printing = true
    void ui.start('Document.Print', { document: 'receipt', on: 'roll' }).completion.then(({ header }) => {
      life.printed = header.completionCode === 'success'
    })
  }
  await pause(random.next() * withinMs)
  await terminal.kill()
  await ui.closed
}

/**
 * The citizen comes back with the card: the applications the terminal lists, the one of the last life opened and, now
 * and then, its receipt printed.
 */
async function comeBack(ui: UiClient, terminal: MortalTerminal, person: string, print: boolean) {
  await ui.result('Session.Begin', { journey: 'progress', language: 'zh' })
  await identify(ui, terminal, person)
  const { cases } = await ui.result('Case.List')
  const [newest] = cases
  if (newest !== undefined) {
    const { receipt } = await ui.result('Case.Open', { case: newest.id })
    if (print && receipt) await insist(ui, 'Document.Print', { document: 'receipt', on: 'roll', case: newest.id })
  }
  await ui.result('Session.End', { reason: 'finished' })
  return cases.map(({ applicationId }) => applicationId ?? '')
}

/** Pieces of paper that fell out since the last time; what hangs in the printer stays there. */
const fallen = async ({ printer }: MortalTerminal): Promise<readonly Slip[]> =>
  ((await printer.do('output', { take: true, hanging: false })) as readonly Slip[]).filter(({ cut }) => cut)

interface Lived {
  readonly lives: readonly Life[]
  /** Applications sealed in these lives, whether or not the page heard of it. */
  readonly sealed: readonly string[]
  readonly slips: readonly Slip[]
}

async function liveAndDie(terminal: MortalTerminal, kills: number, random: Random): Promise<Lived> {
  const lives: Life[] = []
  const slips: Slip[] = []
  const failures: unknown[] = []
  const listed = new Map<string, readonly string[]>()
  for (;;) {
    await terminal.platform.do('network.set', { up: true })
    const ui = await terminal.start()
    const { unconcluded } = await ui.result('Session.Current')
    const last = lives.at(-1)
    const person = last?.person ?? people[0]
    const before = listed.get(person) ?? []
    const after = await comeBack(ui, terminal, person, random.next() < 0.5)
    // Nothing is lost or doubled, and the terminal itself tells of what was sealed before the last kill.
    expect(new Set(after).size).toBe(after.length)
    expect(before.filter((id) => !after.includes(id))).toEqual([])
    const fresh = after.filter((id) => !before.includes(id))
    if (last?.sealed) expect(fresh).toEqual([last.sealed])
    expect(fresh.length).toBeLessThanOrEqual(last === undefined ? 0 : 1)
    if (!last?.printing) expect(unconcluded === null ? 0 : 1).toBe(fresh.length)
    listed.set(person, after)
    slips.push(...(await fallen(terminal)))
    if (lives.length === kills) break

    const next = people[lives.length % people.length] ?? people[0]
    const life: Life = { person: next, sealed: null, answered: false, printing: false, printed: false }
    lives.push(life)
    await fillAndSign(ui, terminal, next)
    // One application in four has no network, so that it has to wait.
    await terminal.platform.do('network.set', { up: random.next() >= 0.25 })
    await submitAndDie(ui, terminal, life, random, failures)
  }
  expect(failures).toEqual([])
  return { lives, sealed: [...listed.values()].flat(), slips }
}

interface PlatformCase {
  readonly applicationId: string
  readonly caseNumber: string
}

const applicationIn = (code: string | null | undefined): string =>
  /^https:\/\/platform\.example\/query\?application=([0-9a-f-]{36})$/.exec(code ?? '')?.[1] ?? `no application: ${code}`
const titles = ({ lines }: Inspected): number =>
  lines.filter((line) => line === '受理凭证' || line === '收件凭证').length
const kindOf = ({ lines, codes }: Inspected): 'receipt' | 'torn' | 'blank' =>
  codes.length > 0 && lines.at(-1)?.startsWith('终端') ? 'receipt' : lines.length > 0 ? 'torn' : 'blank'

/** Each piece of paper is one application's, and says of it what the platform says. */
function judge(slips: readonly Inspected[], cases: readonly PlatformCase[]): void {
  const numberOf = new Map(cases.map(({ applicationId, caseNumber }) => [applicationId, caseNumber]))
  for (const slip of slips) {
    expect(titles(slip), slip.lines.join('\n')).toBeLessThanOrEqual(1)
    if (kindOf(slip) !== 'receipt') continue
    const [id = '', ...more] = slip.codes.map(applicationIn)
    expect([slip.faults, more]).toEqual([[], []])
    expect(titles(slip)).toBe(1)
    expect([...numberOf.keys()]).toContain(id)
    expect(slip.facts.get('申请编号')).toBe(id)
    expect([undefined, numberOf.get(id)]).toContain(slip.facts.get('办件编号'))
  }
}

async function oneLifeAfterAnother(nth: number, kills: number) {
  const terminal = await mortalTerminal(`KILL-0${nth + 1}`)
  open.push(terminal)
  const { lives, sealed, slips } = await Promise.race([
    liveAndDie(terminal, kills, seededRandom(seed + nth)),
    terminal.diedByItself,
  ])
  const casesNow = async () =>
    ((await terminal.platform.do('cases', { files: false })) as readonly PlatformCase[]).filter(({ applicationId }) =>
      sealed.includes(applicationId),
    )
  // What waited for the network goes on its way; the platform has each once.
  await expect.poll(async () => (await casesNow()).length, { timeout: 60_000 }).toBe(sealed.length)
  const cases = await casesNow()
  expect(cases.map(({ applicationId }) => applicationId).sort()).toEqual([...sealed].sort())
  await terminal.kill()
  const state = openStateDirectory(terminal.state)
  const record =
    state.ok && (await verifyAudit(join(terminal.state, 'audit.log'), state.value.secret('audit').toString('hex')))
  expect(record).toMatchObject({ ok: true })
  return { lives, sealed, slips, cases }
}

it(
  `killed ${kills} times between 提交 and the receipt: each sealed application is there once, and every receipt is true`,
  { timeout: 120_000 + kills * 20_000 },
  async () => {
    const started = performance.now()
    const shares = Array.from({ length: terminals }, (_, nth) => Math.floor((kills + nth) / terminals))
    const lived = await Promise.all(shares.map((share, nth) => oneLifeAfterAnother(nth, share))).catch(
      (error: unknown) => {
        throw new Error(`DAEMON_SEED=${seed}`, { cause: error })
      },
    )
    const lives = lived.flatMap((each) => each.lives)
    // Only now: whoever reads pictures answers no ping, and the daemon would let the page go.
    const inspected = await Promise.all(lived.map(({ slips }) => Promise.all(slips.map(inspectSlip))))
    inspected.forEach((slips, nth) => judge(slips, lived[nth]?.cases ?? []))
    const kinds = inspected.flat().map(kindOf)
    const report = {
      seed,
      kills: lives.length,
      beforeTheSealWasTold: lives.filter(({ sealed }) => sealed === null).length,
      beforeTheAnswer: lives.filter(({ sealed, answered }) => sealed !== null && !answered).length,
      whilePrinting: lives.filter(({ printing, printed }) => printing && !printed).length,
      sealed: lived.reduce((sum, { sealed }) => sum + sealed.length, 0),
      receipts: kinds.filter((kind) => kind === 'receipt').length,
      torn: kinds.filter((kind) => kind === 'torn').length,
      blank: kinds.filter((kind) => kind === 'blank').length,
      seconds: Math.round((performance.now() - started) / 1000),
    }
    console.log(JSON.stringify(report))
    expect(report.kills).toBe(kills)
    expect(report.sealed).toBeGreaterThan(0)
    expect(report.receipts).toBeGreaterThan(0)
  },
)
