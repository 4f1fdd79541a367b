/** 公民身后 with one paper promised for later, and the paper brought in 查办件. */
import { fillForm, reachForm, signAndSubmit, telephone } from './citizen.ts'
import { expect, type Kiosk } from './kiosk.ts'

/** From the attract screen to handing in; `signing`: what happens before the signature. */
export async function handInWithout(
  kiosk: Kiosk,
  person: string,
  signing: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await kiosk.open()
  await reachForm(kiosk, person, { rel: '其他继承人/村居委' })
  await fillForm(kiosk, telephone)
  await kiosk.on('materials')
  await kiosk.touch('去拍照')
  await kiosk.on('capture')
  await kiosk.touch('以后补交')
  await signing()
  await signAndSubmit(kiosk)
}

/** From the case to its paper, seen once more. */
export async function photographPromised(kiosk: Kiosk): Promise<void> {
  await kiosk.on('case', 30_000)
  await kiosk.touch(/^现在补交/)
  await kiosk.on('capture')
  await kiosk.hand('document-camera', 'picture.show', { name: 'household-register' })
  await kiosk.touch('拍照')
  await expect(kiosk.page.getByText('第 1 页').first()).toBeVisible()
  await kiosk.touch('继续')
  await kiosk.on('supply')
  await expect(kiosk.page.locator('.supply-pictures img')).toHaveCount(1)
}
