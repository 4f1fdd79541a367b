/**
 * A start of the daemon on a damaged outbox, interrupted: killed before or after its n-th step in the folder (a new
 * name, a removal, a sync, a commit), or with a disk that is full from the n-th row on. Arguments: file, `before`,
 * `after` or `full`, n. Writes what it told, or how it failed. Ends with 0 if there are fewer steps than n.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { StatementSync } from 'node:sqlite'

const [path = '', moment, nth] = process.argv.slice(2)
let steps = 0
let rows = 0

type Act = (this: unknown, ...args: never[]) => unknown

const mortal = (act: Act): Act =>
  function (...args) {
    steps += 1
    const last = steps === Number(nth)
    if (last && moment === 'before') process.kill(process.pid, 'SIGKILL')
    const result = act.apply(this, args)
    if (last && moment === 'after') process.kill(process.pid, 'SIGKILL')
    return result
  }
const full = (act: Act): Act =>
  function (...args) {
    rows += 1
    if (rows >= Number(nth)) throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
    return act.apply(this, args)
  }
function replace(on: object, name: string, by: (act: Act) => Act): void {
  const members = on as Record<string, Act>
  const act = members[name]
  if (act !== undefined) members[name] = by(act)
}

if (moment === 'full') replace(StatementSync.prototype, 'run', full)
else {
  const syncs = (act: Act): Act => {
    const dies = mortal(act)
    return function (...args) {
      const isCommit = (this as StatementSync).sourceSQL === 'commit'
      return (isCommit ? dies : act).apply(this, args)
    }
  }
  replace(StatementSync.prototype, 'run', syncs)
  for (const name of ['renameSync', 'rmSync', 'fsyncSync']) replace(fs, name, mortal)
  syncBuiltinESMExports()
}

const { openOrSalvage } = await import('../salvage.ts')
const opened = openOrSalvage(path, 'first', (file, applications) => fs.writeSync(1, `${file} ${applications}\n`))
if (!opened.ok) fs.writeSync(1, `${opened.failure.code}: ${opened.failure.detail} → ${opened.failure.remedy}\n`)
process.exitCode = Math.max(steps, rows) < Number(nth) ? 0 : 1
