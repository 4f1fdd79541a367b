import { readdir, readFile, readlink, realpath } from 'node:fs/promises'

/**
 * The processes that have a device file open, for a person to look for: `node main.mjs (process 1234)`. Null where the
 * system does not tell: it is not Linux, or they belong to another user.
 */
export async function holdersOf(path: string): Promise<string | null> {
  try {
    const device = await realpath(path)
    const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const holding = await Promise.all(processes.map((id) => holds(id, device)))
    const holders = processes.filter((_, at) => holding[at] === true)
    return holders.length === 0 ? null : (await Promise.all(holders.map(nameOf))).join(', ')
  } catch {
    return null
  }
}

/** A process may end, or not be ours to look into, at any moment. */
async function holds(id: string, device: string): Promise<boolean> {
  const folder = `/proc/${id}/fd`
  const open = await readdir(folder).catch(() => [])
  const links = await Promise.all(open.map((one) => readlink(`${folder}/${one}`).catch(() => '')))
  return links.includes(device)
}

async function nameOf(id: string): Promise<string> {
  const words = (await readFile(`/proc/${id}/cmdline`, 'utf8')).split('\0').slice(0, 2)
  return `${words.map((word) => word.slice(word.lastIndexOf('/') + 1)).join(' ')} (process ${id})`
}
