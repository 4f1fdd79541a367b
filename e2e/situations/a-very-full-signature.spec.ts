/** Nothing that somebody draws on the signing area is lost: it is thinned, and a pad that is full says so. */
import { signatureLimits } from '#contract/signature-limits.ts'
import { reachCheck } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

test('a scribble without end and more strokes than fit: said on the screen, and signed all the same', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.touch('都对，看申请表')
  const goOn = kiosk.page.getByRole('button', { name: '去签名' })
  await expect(kiosk.page.locator('.page-viewer img').first()).toBeVisible({ timeout: 90_000 })
  while (await goOn.isDisabled()) await kiosk.touch('下一页')
  await kiosk.touch('去签名')
  const area = kiosk.page.locator('.signature-area')
  await area.hover({ trial: true })
  // By events made in the page: thousands from outside would take minutes.
  await area.locator('svg').evaluate((svg, most) => {
    const { left, top, width, height } = svg.getBoundingClientRect()
    svg.setPointerCapture = () => {}
    const say = (type: string, x: number, y: number) =>
      svg.dispatchEvent(
        new PointerEvent(type, { pointerId: 7, clientX: left + x * width, clientY: top + y * height, bubbles: true }),
      )
    say('pointerdown', 0.1, 0.1)
    for (let step = 0; step < 7_000; step += 1)
      say('pointermove', 0.5 + 0.4 * Math.sin(step / 7), 0.5 + 0.4 * Math.sin(step / 300))
    say('pointerup', 0.5, 0.5)
    for (let stroke = 1; stroke < most + 5; stroke += 1) {
      const [x, y] = [0.05 + (stroke % 40) * 0.02, 0.1 + Math.floor(stroke / 40) * 0.1]
      say('pointerdown', x, y)
      say('pointermove', x + 0.01, y + 0.05)
      say('pointerup', x + 0.01, y + 0.05)
    }
  }, signatureLimits.strokes)
  await expect(kiosk.page.locator('.signature-area path')).toHaveCount(signatureLimits.strokes)
  await expect(kiosk.page.getByText('这里写不下更多笔画了')).toBeVisible()
  await kiosk.touch('签好了')
  await expect(kiosk.page.getByText('签名已经放到申请表上')).toBeVisible({ timeout: 30_000 })
})
