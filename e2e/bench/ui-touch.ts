/**
 * What hands of old people do on every screen of every service, in 标准 and 特大 (`../old-hands.ts`): `touch.wrong`, acts
 * that something else answered or that were done twice; `touch.lost`, acts that nothing answered.
 */
import { walk } from '../gallery/walk.ts'
import { services } from '../gallery/services.ts'
import { share, together, touchEverything, type Tally } from '../old-hands.ts'
import type { Row } from '../../scripts/bench/row.ts'
import { withMachine, type Machine } from './machine.ts'

const touchesOfEach = 200
const person = 'wang-jie-yan'

async function measure(): Promise<readonly Row[]> {
  const all = await withMachine(async (machine) => [
    ...(await inSize(machine, 'standard', 0)),
    ...(await inSize(machine, 'largest', 2)),
  ])
  const sum = together(all)
  console.error(`  ${all.length} screens, ${sum.touches} acts; worst: ${sum.worst.slice(0, 12).join(' · ')}`)
  return [row('touch.wrong', share(sum.wrong, sum)), row('touch.lost', share(sum.lost, sum))]
}

const row = (name: string, part: number): Row => ({
  name,
  value: part * 100,
  unit: '%',
  goal: '≤ 0.5 %',
  met: part <= 0.005,
})

async function inSize(machine: Machine, size: string, sizeTouches: number): Promise<readonly Tally[]> {
  const tallies: Tally[] = []
  for (const affair of services) {
    const context = await machine.context()
    const page = await context.newPage()
    const kiosk = machine.citizen(page)
    await kiosk.open()
    await page.locator('.attract').tap()
    await kiosk.on('home')
    for (let touches = 0; touches < sizeTouches; touches += 1) await page.locator('.frame-always button').nth(2).tap()
    await walk(kiosk, {
      affair,
      person,
      async look(name) {
        const tally = await touchEverything(page, touchesOfEach, tallies.length + 1)
        tallies.push({ ...tally, worst: tally.worst.map((one) => `${name} ${size}: ${one}`) })
      },
    })
    const sum = together(tallies)
    console.error(
      `  ${affair.id} ${size}: ${tallies.length} screens, ${sum.touches} acts, ${sum.wrong} wrong, ${sum.lost} lost`,
    )
    await context.close()
  }
  return tallies
}

console.log(JSON.stringify(await measure()))
