import { applyAsAgent, onPaper, reachNoticeAsAgent, says } from '../agent.ts'
import { readAndSign } from '../citizen.ts'
import { test } from '../kiosk.ts'
import { fillMarriage } from '../marriage.ts'
import { looking } from './look.ts'

test('whose turn it is to sign: asked for their card, and another’s card', async ({ kiosk }) => {
  test.slow()
  const look = looking(kiosk, { folder: 'signing', whole: ['turn'] })
  await kiosk.open()
  await fillMarriage(kiosk)
  await kiosk.on('check')
  await kiosk.touch('都对，看申请表')
  await readAndSign(kiosk)
  await kiosk.touch('交过去了')
  await kiosk.on('turn')
  await look('turn')
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.page.locator('.notice-wrong').waitFor()
  await look('other')
})

test('a principal who is not here: told what to do, shown what they sign, printed to take away', async ({ kiosk }) => {
  test.slow()
  const look = looking(kiosk, { folder: 'principal', whole: ['turn', 'read'] })
  await kiosk.open()
  await reachNoticeAsAgent(kiosk)
  await applyAsAgent(kiosk)
  await look('still-to-sign')
  await kiosk.touch('下一步')
  await kiosk.on('turn')
  await look('turn')
  await onPaper(kiosk)
  await look('to-sign')
  await kiosk.touch('打印带走')
  await says(kiosk, '打印好了，可以带走了')
  await look('taken')
  await kiosk.touch('签好了，去拍照')
  await kiosk.on('capture')
  await look('photograph')
})
