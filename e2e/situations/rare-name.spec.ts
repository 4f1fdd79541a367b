import { casesOf, fillForm, reachForm, signAndSubmit, telephone, type PrintedSheet } from '../citizen.ts'
import { likest, readPicture } from '../glyphs.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { printReceipt } from '../receipts.ts'

/**
 * 𬭚 (extension E), 㛃 and 䶮 (extension A), 𠅤 (extension B), all of GB 18030-2022 level 3. Two of them take four bytes in
 * UTF-8 and two units in UTF-16.
 */
const name = '𬭚㛃䶮𠅤'
const alike = 0.8
/** Texts that must not match. */
const others = ['𬭚㛃䶮李', '李㛃䶮𠅤', '□□□□'] as const

/** The A4 printer's pictures have 100 dots per inch; the form's text is 10.5 pt. */
const onA4 = { em: (10.5 * 100) / 72, advance: (10.5 * 100) / 72 }
/** Characters without a glyph in the roll printer are sent as dots, 24 high. */
const onRoll = { em: 24 * 0.94, advance: 24 }

/** The font families the browser actually drew this text with, and whether each is one of ours. */
async function fontsOf(
  kiosk: Kiosk,
  selector: string,
): Promise<readonly { readonly family: string; readonly ours: boolean; readonly glyphs: number }[]> {
  const devTools = await kiosk.page.context().newCDPSession(kiosk.page)
  await devTools.send('DOM.enable')
  await devTools.send('CSS.enable')
  const { root } = await devTools.send('DOM.getDocument')
  const { nodeId } = await devTools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await devTools.send('CSS.getPlatformFontsForNode', { nodeId })
  await devTools.detach()
  return fonts.map(({ familyName, isCustomFont, glyphCount }) => ({
    family: familyName,
    ours: isCustomFont,
    glyphs: glyphCount,
  }))
}

/** The best match on any of the sheets. */
async function onPaper(
  sheets: readonly PrintedSheet[],
  text: string,
  setting: { readonly em: number; readonly advance: number },
): Promise<number> {
  const pictures = await Promise.all(sheets.map(({ png }) => readPicture(png)))
  return Math.max(...pictures.map((picture) => likest(picture, text, setting)))
}

test('a name of rare characters is the same on screen, on the printed page, on the receipt and in the platform’s case', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachForm(kiosk, 'zhang-jie')

  await test.step('on screen: its text, drawn with our fonts and no other', async () => {
    const shown = kiosk.page.locator('dd').filter({ hasText: name })
    await expect(shown).toHaveCount(1)
    await shown.evaluate((element) => {
      const text = Array.from(element.childNodes).find((node) => node.nodeType === Node.TEXT_NODE)
      const alone = document.createElement('span')
      alone.id = 'alone'
      text?.replaceWith(alone)
      alone.append(text ?? '')
    })
    await expect.poll(async () => (await fontsOf(kiosk, '#alone')).every(({ ours }) => ours)).toBe(true)
    // A missing glyph is also drawn with one of our fonts, as an empty box, so the pixels must be compared.
    const alone = kiosk.page.locator('#alone')
    const em = await alone.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    const picture = await readPicture((await alone.screenshot()).toString('base64'))
    expect(likest(picture, name, { em, advance: em })).toBeGreaterThan(alike)
    for (const other of others) expect(likest(picture, other, { em, advance: em }), other).toBeLessThan(alike)
  })
  await fillForm(kiosk, telephone)
  await kiosk.on('materials')
  await kiosk.touch('继续')
  await kiosk.on('check')
  await expect(kiosk.page.locator('dd').filter({ hasText: name })).not.toHaveCount(0)

  await test.step('on the printed form, as pixels', async () => {
    await kiosk.touch('都对，看申请表')
    await kiosk.on('read')
    await expect(kiosk.page.locator('.page-viewer img, .page-viewer svg').first()).toBeVisible({ timeout: 90_000 })
    await kiosk.touch('打印申请表')
    await expect(kiosk.page.getByRole('button', { name: '打印申请表' })).toBeEnabled({ timeout: 60_000 })
    const sheets = (await kiosk.hand('document-printer', 'output')) as readonly PrintedSheet[]
    expect(sheets.length).toBeGreaterThan(0)
    expect(await onPaper(sheets, name, onA4)).toBeGreaterThan(alike)
    for (const other of others) expect(await onPaper(sheets, other, onA4), other).toBeLessThan(alike)
    await kiosk.touch('返回更改')
  })
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)

  await test.step('in the platform’s case', async () => {
    const [one, ...more] = await casesOf(kiosk)
    expect(more).toEqual([])
    expect(one?.application.applicant.name).toBe(name)
    expect(one?.application.form['jsname']).toBe(name)
  })
  await test.step('on the receipt, as dots', async () => {
    await kiosk.touch('打印凭证')
    await printReceipt(kiosk)
    const receipts = (await kiosk.hand('receipt-printer', 'output')) as readonly PrintedSheet[]
    expect(await onPaper(receipts, name, onRoll)).toBeGreaterThan(alike)
    for (const other of others) expect(await onPaper(receipts, other, onRoll), other).toBeLessThan(alike)
  })
})
