import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApplications } from './applications.ts'
import { exampleApplication, planted } from './testing/example.ts'
import { scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder } from './testing/terminal.ts'

let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

const open = () => openApplications({ directory: folder.path, platform: scriptedPlatform().port })

it('the key of another machine is refused by name, and nothing of the outbox is touched', async () => {
  const first = open()
  if (!first.ok) throw new Error(first.failure.detail)
  for (let at = 0; at < 2; at += 1) first.value.seal(exampleApplication())
  await first.value.stop()
  const [key, outbox] = [join(folder.path, 'machine.key'), join(folder.path, 'outbox.db')]
  const [own, before] = [readFileSync(key), readFileSync(outbox)]
  writeFileSync(key, Buffer.alloc(32, 5))
  expect(open()).toMatchObject({
    ok: false,
    failure: { code: 'foreign', detail: expect.stringContaining('machine.key is a key, but not the one') as string },
  })
  expect(readFileSync(outbox)).toEqual(before)
  writeFileSync(key, own)
  const again = open()
  if (!again.ok) throw new Error(again.failure.detail)
  expect(again.value.keptOf(planted.idNumber)).toHaveLength(2)
  await again.value.stop()
})
