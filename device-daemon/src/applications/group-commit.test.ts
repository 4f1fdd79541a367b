import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail } from '../base/result.ts'
import { createGroupCommit } from './group-commit.ts'
import { openStore, type Store } from './store.ts'
import { newFolder } from './testing/terminal.ts'

let folder: ReturnType<typeof newFolder>
let store: Store
let commits: number
let diskFull: boolean

beforeEach(() => {
  folder = newFolder()
  const opened = openStore(join(folder.path, 'outbox.db'))
  if (!opened.ok) throw new Error(opened.failure.detail)
  ;[commits, diskFull] = [0, false]
  store = {
    ...opened.value,
    transaction(act) {
      commits += 1
      return diskFull ? fail({ code: 'diskFull', detail: 'test' }) : opened.value.transaction(act)
    },
  }
  store.database.exec('create table step (word text)')
})
afterEach(() => {
  store.close()
  folder.remove()
})

const written = () =>
  store.database
    .prepare('select word from step order by rowid')
    .all()
    .map((row) => row['word'])
const write = (word: string) => (): string => {
  store.database.prepare('insert into step values (?)').run(word)
  return word
}

it('what is asked for in one turn is one commit, in the order of asking, each with its own answer', async () => {
  const together = createGroupCommit(store, setImmediate)
  const asked = ['one', 'two', 'three'].map((word) => together(write(word)))
  expect(written()).toEqual([])
  expect(await Promise.all(asked)).toEqual(['one', 'two', 'three'].map((value) => ({ ok: true, value })))
  expect(written()).toEqual(['one', 'two', 'three'])
  expect(commits).toBe(1)
})

it('what is asked for afterwards is the next commit', async () => {
  const together = createGroupCommit(store, setImmediate)
  await together(write('one'))
  await together(write('two'))
  expect(written()).toEqual(['one', 'two'])
  expect(commits).toBe(2)
})

it('nobody is told before the commit, and nothing is written when the process dies before it', async () => {
  let commit = (): void => {}
  const together = createGroupCommit(store, (act) => void (commit = act))
  let told = false
  const asked = together(write('one')).then(() => (told = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect([told, written()]).toEqual([false, []])
  commit()
  await asked
  expect(written()).toEqual(['one'])
})

it('a full disk fails all of them and writes none; the next commit is tried anew', async () => {
  const together = createGroupCommit(store, setImmediate)
  diskFull = true
  const failures = await Promise.all([together(write('one')), together(write('two'))])
  expect(failures).toEqual(failures.map(() => fail({ code: 'diskFull', detail: 'test' })))
  diskFull = false
  expect(await together(write('three'))).toEqual({ ok: true, value: 'three' })
  expect(written()).toEqual(['three'])
})

it('one of them meets a damaged page: it fails, the others are written', async () => {
  const together = createGroupCommit(store, setImmediate)
  const damaged = (): never => {
    throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 })
  }
  const answers = await Promise.all([together(write('one')), together(damaged), together(write('two'))])
  expect(answers.map((each) => (each.ok ? each.value : each.failure.code))).toEqual(['one', 'damaged', 'two'])
  expect([written(), store.broken()]).toEqual([['one', 'two'], null])
})

it('a bug in one of them rejects all and leaves nothing half done', async () => {
  const together = createGroupCommit(store, setImmediate)
  const bug = (): never => {
    throw new Error('a bug')
  }
  const settled = await Promise.allSettled([together(write('one')), together(bug), together(write('two'))])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(written()).toEqual([])
})
