import { existsSync } from 'node:fs'
import { installDebian } from './debian.ts'

/** The programs of `device-daemon/src/devices/document-printer/testing/private-cups.ts`. */
const programs = ['/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/bin/dbus-daemon', '/usr/sbin/ippeveprinter']
const packages = ['cups-daemon', 'cups-client', 'cups-filters', 'cups-ipp-utils', 'dbus']
const isThere = (): boolean => programs.every((program) => existsSync(program))

/**
 * Installs a real print server for the printer's test, which needs root. Without it the test is skipped, and the
 * summary says so.
 */
export async function installPrintServer(say: (line: string) => void): Promise<void> {
  if (isThere() || process.getuid?.() !== 0) return
  await installDebian(packages, () => say('Installing a print server for the tests (CUPS, once; about a minute) …'))
}
