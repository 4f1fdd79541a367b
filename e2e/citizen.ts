/**
 * What a citizen does on the way through a service, one function per stretch. Each begins and ends on a known screen.
 */
import { expect, type Kiosk } from './kiosk.ts'

/** Question id → answer, in the words of its option. */
export type Answers = Readonly<Record<string, string>>

export async function begin(kiosk: Kiosk, affair: string): Promise<void> {
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  await openService(kiosk, affair)
}

/** From home to the guide of a service, which may stand among others of its stage on a screen of their own. */
export async function openService(kiosk: Kiosk, ...names: readonly string[]): Promise<void> {
  const { page } = kiosk
  const title = names.map((hasText) => page.locator('b', { hasText })).reduce((one, other) => one.or(other))
  const tile = page.locator('.tile', { has: title })
  const shelves = page.locator('.home-shelf .tile')
  await page.locator('.home-audience .tile').first().waitFor()
  for (let nth = 0; (await tile.count()) === 0; nth += 1) {
    if ((await kiosk.screen()) === 'browse') {
      await page.locator('.action-bar .button-secondary').first().tap()
      await kiosk.on('home')
    }
    await shelves.nth(nth).tap({ timeout: 15_000 })
    await kiosk.on('browse')
  }
  await tile.tap()
  await kiosk.on('guide')
}

/** From the guide through the questionnaire to the 一次告知. */
export async function answer(kiosk: Kiosk, answers: Answers): Promise<void> {
  await kiosk.touch('开始')
  for (const [question, option] of Object.entries(answers)) {
    await kiosk.about(question)
    await kiosk.choose(option)
    await kiosk.touch('继续')
  }
  await kiosk.on('notice')
}

/**
 * 公民身后 with the fewest steps: nothing has to be paid, so no account is asked for, and the platform has every material.
 * Tests change what they are about.
 */
export const simplest: Answers = {
  rel: '子女',
  place: '医疗机构内死亡',
  cremated: '已火化',
  ins: '未参保',
  hpf: '无',
  drv: '无',
  med: '无',
}
export const telephone = { 手机号: '13800000000' } as const

/** From the attract screen to the 一次告知 of 公民身后. */
export async function reachNotice(kiosk: Kiosk, changed: Answers = {}): Promise<void> {
  await begin(kiosk, '公民身后')
  await answer(kiosk, { ...simplest, ...changed })
}

export async function reachIdentify(kiosk: Kiosk, changed: Answers = {}): Promise<void> {
  await reachNotice(kiosk, changed)
  await kiosk.touch('开始申请')
  await kiosk.on('identify')
}

export async function reachForm(kiosk: Kiosk, person: string, changed: Answers = {}): Promise<void> {
  await reachIdentify(kiosk, changed)
  await identify(kiosk, person)
  await kiosk.on('form', 30_000)
}

export async function reachCheck(kiosk: Kiosk, person: string): Promise<void> {
  await reachForm(kiosk, person)
  await fillForm(kiosk, telephone)
  await bringMaterials(kiosk, {})
  await kiosk.on('check')
}

/** Lays a card and waits until the person is identified. */
export async function identify(kiosk: Kiosk, person: string): Promise<void> {
  await kiosk.on('identify')
  await kiosk.hand('id-card', 'card.lay', { person })
  await kiosk.leaves('identify.', 20_000)
  await kiosk.hand('id-card', 'card.lift')
}

/** From the attract screen into 查办件, by one of the ways there. */
export async function lookUp(kiosk: Kiosk, way: RegExp): Promise<void> {
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  await kiosk.touch(/^查办件/)
  await kiosk.on('ways')
  await kiosk.touch(way)
}

/** The same by a card. */
export async function lookUpByCard(kiosk: Kiosk, person: string): Promise<void> {
  await lookUp(kiosk, /^刷身份证/)
  await identify(kiosk, person)
}

/** Entries by the labels of the screen: typed values and chosen options. */
export interface Entries {
  readonly values?: Readonly<Record<string, string>>
  readonly choices?: Readonly<Record<string, string>>
}
/** One person of a repeating group; `card`: whose card is laid, `self`: it is the applicant. */
export interface FurtherPerson extends Entries {
  readonly by?: { readonly card: string } | 'self'
}

/** Fills in what is asked, group after group, up to the materials; `people`: by the group they belong to. */
export async function fillForm(
  kiosk: Kiosk,
  values: Readonly<Record<string, string>>,
  choices: Readonly<Record<string, string>> = {},
  people: Readonly<Record<string, readonly FurtherPerson[]>> = {},
): Promise<void> {
  for (;;) {
    await fillGroups(kiosk, { values, choices })
    if ((await kiosk.screen()) !== 'rows') return
    for (const person of people[await kiosk.subject()] ?? []) {
      await addPerson(kiosk, person)
      await kiosk.on('rows')
    }
    await goOn(kiosk)
  }
}

/** Group after group, until a list of people or the materials is reached. */
export async function fillGroups(kiosk: Kiosk, entries: Entries): Promise<void> {
  while ((await kiosk.screen()) === 'form') {
    await fillFields(kiosk, entries)
    await goOn(kiosk)
  }
}

async function goOn(kiosk: Kiosk): Promise<void> {
  const here = await kiosk.stage()
  await kiosk.touch('继续')
  await kiosk.leaves(here)
}

/** From the list of people: adds one and fills them in. Ends on the list unless there is a problem with them. */
export async function addPerson(kiosk: Kiosk, { by, ...entries }: FurtherPerson): Promise<void> {
  await kiosk.on('rows')
  await kiosk.touch(/^添加/)
  await kiosk.on('row')
  await fillFields(kiosk, entries)
  if (by === 'self') await kiosk.touch('就是我本人')
  else if (by !== undefined) {
    await kiosk.touch('刷身份证填写')
    await kiosk.on('furtherCard')
    await kiosk.hand('id-card', 'card.lay', { person: by.card })
    await kiosk.on('row', 20_000)
    await kiosk.hand('id-card', 'card.lift')
  }
  await kiosk.touch('填好了')
}

async function fillFields(kiosk: Kiosk, { values = {}, choices = {} }: Entries): Promise<void> {
  // An entry may make further fields appear and others known, so the page is read again after each.
  const seen = new Set<string>()
  for (let next = await unseenField(kiosk, seen); next !== undefined; next = await unseenField(kiosk, seen)) {
    seen.add(next.id)
    const frame = kiosk.page.locator('.field').filter({ has: kiosk.page.locator(`.field-label[for="${next.id}"]`) })
    const choice = choices[next.label]
    const value = values[next.label]
    if (choice !== undefined) await frame.locator('label.choice').filter({ hasText: choice }).first().tap()
    else if (value !== undefined) await frame.locator('input[data-entry]').fill(value)
  }
}

async function unseenField(
  kiosk: Kiosk,
  seen: ReadonlySet<string>,
): Promise<{ readonly id: string; readonly label: string } | undefined> {
  const fields = await kiosk.page.locator('.field-label').evaluateAll((labels) =>
    labels.map((label) => ({
      id: label.getAttribute('for') ?? '',
      // Without the places where a line may end.
      label: (label.textContent ?? '')
        .replaceAll('\u200b', '')
        .replace(/（.*）$/, '')
        .trim(),
    })),
  )
  return fields.find(({ id }) => !seen.has(id))
}

/** Photographs every material to be brought, one page each, up to check answers. */
export async function bringMaterials(kiosk: Kiosk, pictures: Readonly<Record<string, string>>): Promise<void> {
  await kiosk.on('materials')
  await kiosk.touch(/去拍照|继续/)
  while ((await kiosk.screen()) === 'capture') {
    const material = await kiosk.subject()
    await kiosk.hand('document-camera', 'picture.show', { name: pictures[material] ?? 'household-register' })
    await kiosk.touch('拍照')
    await expect(kiosk.page.getByText('第 1 页').first()).toBeVisible()
    await kiosk.touch('继续')
    await kiosk.leaves(`capture.${material}`)
  }
}

/**
 * Check answers, read every page, sign, hand in. `others`: whose cards are laid by those who sign beside the applicant,
 * in their order. Ends on the screen of the outcome.
 */
export async function signAndSubmit(kiosk: Kiosk, others: readonly string[] = []): Promise<void> {
  await kiosk.on('check')
  await kiosk.touch('都对，看申请表')
  await readAndSign(kiosk)
  for (const person of others) {
    await kiosk.touch('交过去了')
    await showCard(kiosk, person)
    await readAndSign(kiosk)
  }
  if (others.length > 0) await kiosk.touch('交还好了')
  await kiosk.touch('提交申请')
}

/** Whoever's turn it is to sign lays their card. */
export async function showCard(kiosk: Kiosk, person: string): Promise<void> {
  await kiosk.on('turn')
  await kiosk.hand('id-card', 'card.lay', { person })
  await kiosk.leaves(`turn.${await kiosk.subject()}`, 20_000)
  await kiosk.hand('id-card', 'card.lift')
}

/** Reads every page of the form and signs it. */
export async function readAndSign(kiosk: Kiosk): Promise<void> {
  await kiosk.on('read')
  const goOn = kiosk.page.getByRole('button', { name: '去签名' })
  await expect(kiosk.page.locator('.page-viewer img, .page-viewer svg').first()).toBeVisible({ timeout: 90_000 })
  while (await goOn.isDisabled()) await kiosk.touch('下一页')
  await goOn.tap()
  await kiosk.on('sign')
  await drawSignature(kiosk)
  await kiosk.touch('签好了')
}

export async function drawSignature(kiosk: Kiosk): Promise<void> {
  const area = kiosk.page.locator('.signature-area')
  // Not before it can be touched: theme/settling.css.
  await area.hover({ trial: true })
  const box = await area.boundingBox()
  if (!box) throw new Error('there is no signing area')
  const mouse = kiosk.page.mouse
  for (const stroke of [
    [
      [0.2, 0.3],
      [0.5, 0.25],
      [0.8, 0.3],
    ],
    [
      [0.5, 0.15],
      [0.5, 0.85],
    ],
    [
      [0.3, 0.6],
      [0.5, 0.5],
      [0.75, 0.7],
    ],
  ] as const) {
    const [first, ...rest] = stroke
    await mouse.move(box.x + first[0] * box.width, box.y + first[1] * box.height)
    await mouse.down()
    for (const [x, y] of rest) await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 })
    await mouse.up()
  }
}

/** A sheet that came out of a simulated printer, as a picture. */
export interface PrintedSheet {
  /** base64 */
  readonly png: string
}

export interface PlatformCase {
  readonly caseNumber: string
  readonly applicationId: string
  readonly decision: 'accepted' | 'returned' | 'refused'
  readonly items: readonly { readonly itemId: string }[]
  /** The application as sent: `Application` in device-daemon/src/platform/openapi.yaml. */
  readonly application: {
    readonly affair: { readonly id: string; readonly name: string }
    readonly items: readonly { readonly name: string }[]
    readonly applicant: { readonly name: string; readonly idNumber: string }
    readonly form: Readonly<Record<string, unknown>>
    readonly signatures?: readonly { readonly party: string; readonly name: string; readonly identifiedBy: string }[]
  }
}

/** The cases that the province's platform has received. */
export async function casesOf(kiosk: Kiosk): Promise<readonly PlatformCase[]> {
  return (await kiosk.hand('platform', 'cases', { files: false })) as readonly PlatformCase[]
}
