import { spawn, spawnSync } from 'node:child_process'

/**
 * Installs packages of Debian where this user may. False: there is no apt here, no right to use it, or it did not work.
 * `begins`: called before it starts, because it takes a minute.
 */
export async function installDebian(packages: readonly string[], begins: () => void): Promise<boolean> {
  if (spawnSync('apt-get', ['--version']).status !== 0) return false
  const root = process.getuid?.() === 0
  if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) return false
  const apt = (...args: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      const [command, ...rest] = root ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]
      const child = spawn(command ?? 'apt-get', rest, {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
      child.on('error', () => resolve(false))
      child.on('exit', (code) => resolve(code === 0))
    })
  begins()
  await apt('update', '-qq')
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
}
