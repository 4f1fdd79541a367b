/**
 * A start of the daemon interrupted by a power cut: opens the outbox and is killed before or after the n-th database
 * statement. Arguments: file, `before` or `after`, n. Ends normally if there are fewer than n statements.
 */
import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../schema.ts'

const [path = '', moment, nth] = process.argv.slice(2)
const die = (): boolean => process.kill(process.pid, 'SIGKILL')
let asked = 0

class Mortal extends DatabaseSync {
  override exec(sql: string): void {
    asked += 1
    const now = asked === Number(nth)
    if (now && moment === 'before') die()
    super.exec(sql)
    if (now) die()
  }
}

const database = new Mortal(path)
// As in `store.ts`.
database.prepare('pragma synchronous = full').run()
if (!migrate(database)) throw new Error('a later version')
