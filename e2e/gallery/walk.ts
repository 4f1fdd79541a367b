/**
 * Goes from home through a whole journey of a service without reading any text, so that it works in every language and
 * text size, and looks at every screen on the way, in whatever order the service has them.
 */
import type { Affair } from '../../flows/src/model/affair.ts'
import type { Screen } from '../../flows/src/journeys/screens.ts'
import { drawSignature, openService } from '../citizen.ts'
import { expect, type Kiosk } from '../kiosk.ts'
import { lookAtReceipt } from '../receipts.ts'
import { entryOf, optionOf } from './services.ts'

export interface Walk {
  readonly affair: Affair
  /** The person whose card is laid. */
  readonly person: string
  readonly look: (name: string) => Promise<void>
}

/** Goes up to the farewell. */
export async function walk(kiosk: Kiosk, { affair, person, look }: Walk): Promise<void> {
  const { page } = kiosk
  const primary = page.locator('.action-bar .button-primary')
  /** Touches the primary action. */
  const onward = async (): Promise<void> => {
    const before = await kiosk.stage()
    await primary.tap()
    await kiosk.leaves(before)
  }
  const inFull = async (name: string): Promise<void> => {
    await look(name)
    await onward()
  }

  /** What is done on each screen; on any other, and between two screens, the walk waits. */
  const acts: { readonly [screen in Screen]?: (subject: string) => Promise<void> } = {
    guide: () => inFull('guide'),
    async question(question) {
      await page.locator('label.choice').nth(optionOf(affair, question)).tap()
      await look(`question-${question}`)
      await onward()
    },
    notice: () => inFull('notice'),
    async identify() {
      await look('identify')
      await kiosk.hand('id-card', 'card.lay', { person })
      await kiosk.leaves('identify.')
      await kiosk.hand('id-card', 'card.lift')
    },
    async form(group) {
      await fillGroup(kiosk, affair)
      await inFull(`form-${group}`)
    },
    /** The primary action adds somebody as long as somebody is missing. */
    rows: (group) => inFull(`rows-${group}`),
    /** One row of a repeating group: chooses the kind, lays the card if possible, fills in the rest. */
    async row(group) {
      const kind = page.locator('label.choice').first()
      if ((await kind.count()) > 0) await kind.tap()
      await look(`row-${group}`)
      const card = page.locator('.row-ways button').first()
      if ((await card.count()) > 0) {
        await card.tap()
        await kiosk.on('furtherCard')
        await look('further-card')
        await kiosk.hand('id-card', 'card.lay', { person })
        await kiosk.on('row', 30_000)
        await kiosk.hand('id-card', 'card.lift')
      }
      await fillGroup(kiosk, affair)
      await inFull(`row-${group}-filled`)
    },
    materials: () => inFull('materials'),
    async capture(material) {
      await kiosk.hand('document-camera', 'picture.show', { name: 'household-register' })
      await look(`capture-${material}`)
      const pages = affair.materials.find(({ id }) => id === material)?.pages?.min ?? 1
      for (let nth = 0; nth < pages; nth += 1) {
        await primary.tap()
        await expect(page.locator('.strip li').nth(nth)).toBeVisible({ timeout: 30_000 })
      }
      await look(`captured-${material}`)
      await onward()
    },
    check: () => inFull('check'),
    async read() {
      await expect(page.locator('.page-viewer img').first()).toBeVisible({ timeout: 90_000 })
      await look('read')
      while (await primary.isDisabled()) await page.locator('.page-viewer-bar button').last().tap()
      await onward()
    },
    /** Somebody signs beside the applicant: on paper, which needs no card of theirs. */
    async turn() {
      await look('turn')
      await page.getByRole('button', { name: /^(在纸上签|Sign on paper)$/ }).tap()
      await kiosk.on('read')
      await look('read-on-paper')
      await onward()
      await kiosk.on('capture')
      await kiosk.hand('document-camera', 'picture.show', { name: 'household-register' })
      await primary.tap()
      await expect(page.locator('.strip li').first()).toBeVisible({ timeout: 30_000 })
      await onward()
    },
    async sign() {
      if ((await page.locator('.signature-area').count()) === 0) return onward()
      await drawSignature(kiosk)
      await look('sign')
      await primary.tap()
      await expect(page.locator('.signature-area')).toHaveCount(0, { timeout: 30_000 })
      await look('submit')
      await onward()
    },
    async accepted() {
      await look('accepted')
      await onward()
    },
    async appointment() {
      await primary.waitFor()
      await look('appointment')
      if ((await page.locator('.appointment-part').count()) > 0) {
        await primary.tap()
        await page.locator('.appointment-held').waitFor()
        await look('appointment-held')
      }
      await onward()
    },
    async receipt() {
      await look('receipt')
      await page.locator('.receipt-choice button').first().tap()
      await expect(primary).toBeEnabled({ timeout: 30_000 })
      await lookAtReceipt(kiosk)
      await look('receipt-printed')
      await onward()
    },
    async delivery() {
      await page.locator('label.choice').nth(1).tap()
      await look('delivery')
      for (const [id, value] of Object.entries({ receiver: '张守正', mobile: '13800000000', address: '清明街16号' })) {
        const input = page.locator(`#${id}`)
        if ((await input.count()) > 0 && (await input.inputValue()) === '') await input.fill(value)
      }
      await onward()
    },
    async evaluation() {
      await look('evaluation')
      await page.locator('.face-choice').first().tap()
      await kiosk.leaves('evaluation.')
    },
  }

  await kiosk.on('home')
  await look('home')
  await openService(kiosk, affair.name.zh, affair.name.en)
  for (let screen = await kiosk.screen(); screen !== 'ending'; screen = await kiosk.screen()) {
    const act = acts[screen as Screen]
    if (act) await act(await kiosk.subject())
    else await kiosk.leaves(`${screen}.${await kiosk.subject()}`)
  }
  await look('ending')
}

/** An entry may make further fields appear, so the page is read again after each. */
async function fillGroup(kiosk: Kiosk, affair: Affair): Promise<void> {
  const labels = kiosk.page.locator('.field .field-label')
  const seen = new Set<string>()
  for (;;) {
    const ids = await labels.evaluateAll((all) => all.map((label) => label.getAttribute('for') ?? ''))
    const id = ids.find((one) => !seen.has(one))
    if (id === undefined) return
    seen.add(id)
    const field = kiosk.page.locator('.field').filter({ has: kiosk.page.locator(`.field-label[for="${id}"]`) })
    const input = field.locator('input[data-entry]')
    const choices = field.locator('label.choice')
    const chosen = choices.and(kiosk.page.locator('[data-chosen=true]'))
    // A second touch would take back what was chosen among several.
    if ((await input.count()) === 0) {
      if ((await chosen.count()) === 0) await choices.first().tap()
    } else if ((await input.inputValue()) === '') await input.fill(entryOf(affair, id))
  }
}
