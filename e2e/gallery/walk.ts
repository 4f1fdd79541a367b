/**
 * From home through a whole journey without reading a word of it, so that it is the same in every language and text
 * size; looks at every screen it meets.
 */
import { drawSignature } from '../citizen.ts'
import { expect, type Kiosk } from '../kiosk.ts'

export interface Walk {
  /** Tile of the home screen, from 0. */
  readonly tile: number
  readonly person: string
  /** Option by question, from 0; the first where nothing is said. */
  readonly answers: Readonly<Record<string, number>>
  /** Typed into fields, by field id. */
  readonly values: Readonly<Record<string, string>>
  readonly look: (name: string) => Promise<void>
}

/** What is laid under the camera for a material. */
const laidDown: Readonly<Record<string, string>> = {
  m_addr: 'business-licence',
  m_layout: 'floor-plan',
  m_rules: 'food-safety-rules',
  m_hygrule: 'food-safety-rules',
}

const primary = (kiosk: Kiosk) => kiosk.page.locator('.action-bar .button-primary')

export async function walk(kiosk: Kiosk, { tile, person, answers, values, look }: Walk): Promise<void> {
  const { page } = kiosk
  const stage = async (): Promise<string> => `${await kiosk.screen()}.${await kiosk.subject()}`
  /** The primary act, and the screen it leads to. */
  const onward = async (): Promise<void> => {
    const before = await stage()
    await primary(kiosk).tap()
    await expect.poll(stage, { message: `going on from ${before}`, timeout: 30_000 }).not.toBe(before)
  }
  /** What does not fit on one screen is looked at as well. */
  const lookThrough = async (name: string): Promise<void> => {
    await look(name)
    const down = page.locator('.more-bar button').last()
    if ((await down.count()) > 0 && (await down.isEnabled())) {
      await down.tap()
      await look(`${name}-below`)
    }
  }

  await kiosk.on('home')
  await look('home')
  await page.locator('.home-stage .tile').nth(tile).tap()
  await kiosk.on('guide')
  await lookThrough('guide')
  await onward()
  while ((await kiosk.screen()) === 'question') {
    const question = await kiosk.subject()
    await page
      .locator('label.choice')
      .nth(answers[question] ?? 0)
      .tap()
    await look(`question-${question}`)
    await onward()
  }
  await lookThrough('notice')
  await onward()
  await kiosk.on('identify')
  await look('identify')
  await kiosk.hand('id-card', 'card.lay', { person })
  await kiosk.on('form', 30_000)
  await kiosk.hand('id-card', 'card.lift')
  const fillIn = async (): Promise<void> => {
    for (const field of await page.locator('.field').all()) {
      const id = (await field.locator('.field-label').getAttribute('for')) ?? ''
      const input = field.locator('input[data-entry]')
      if ((await input.count()) === 0) await field.locator('label.choice').first().tap()
      else if (values[id] !== undefined) await input.fill(values[id])
    }
  }
  /** One of those a group asks about: chosen what they are, their card laid, the rest filled in. */
  const addOne = async (group: string): Promise<void> => {
    await look(`rows-${group}-none`)
    await onward()
    await page.locator('label.choice').first().tap()
    await look(`row-${group}`)
    await page.locator('.row-ways button').first().tap()
    await kiosk.on('furtherCard')
    await look('furtherCard')
    await kiosk.hand('id-card', 'card.lay', { person })
    await kiosk.on('row', 30_000)
    await kiosk.hand('id-card', 'card.lift')
    await fillIn()
    await lookThrough(`row-${group}-filled`)
    await onward()
  }
  while (['form', 'rows'].includes(await kiosk.screen())) {
    const group = await kiosk.subject()
    if ((await kiosk.screen()) === 'rows') await addOne(group)
    else await fillIn()
    await lookThrough(`${await kiosk.screen()}-${group}`)
    await onward()
  }
  await lookThrough('materials')
  await onward()
  while ((await kiosk.screen()) === 'capture') {
    const material = await kiosk.subject()
    await kiosk.hand('document-camera', 'picture.show', { name: laidDown[material] ?? 'household-register' })
    await look(`capture-${material}`)
    await primary(kiosk).tap()
    await expect(page.locator('.strip li').first()).toBeVisible()
    await look(`captured-${material}`)
    await onward()
  }
  await kiosk.on('check')
  await lookThrough('check')
  await onward()
  await expect(page.locator('.page-viewer img').first()).toBeVisible({ timeout: 30_000 })
  await look('read')
  while (await primary(kiosk).isDisabled()) await page.locator('.page-viewer-bar button').last().tap()
  await onward()
  await kiosk.on('sign')
  await drawSignature(kiosk)
  await look('sign')
  await primary(kiosk).tap()
  await expect(page.locator('.signature-area')).toHaveCount(0)
  await look('submit')
  await primary(kiosk).tap()
  await kiosk.on('accepted', 30_000)
  await look('accepted')
  await onward()
  await look('receipt')
  await page.locator('.receipt-choice button').first().tap()
  await expect(primary(kiosk)).toBeEnabled({ timeout: 30_000 })
  await look('receipt-printed')
  await onward()
  await page.locator('label.choice').nth(1).tap()
  await lookThrough('delivery')
  for (const [id, value] of Object.entries({ receiver: '张守正', mobile: '13800000000', address: '清明街16号' })) {
    const input = page.locator(`#${id}`)
    if ((await input.count()) > 0 && (await input.inputValue()) === '') await input.fill(value)
  }
  await onward()
  await look('evaluation')
  await page.locator('.face-choice').first().tap()
  await kiosk.on('ending')
  await look('ending')
}
