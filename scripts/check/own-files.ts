import { globSync } from 'node:fs'

const folders = ['flows', 'device-daemon', 'kiosk-ui', 'scripts', 'e2e']

/** The project's own files with one of these extensions, relative to the root; nothing installed or built. */
export const ownFiles = (root: string, extensions: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    globSync(`${folder}/**/*{${extensions.join(',')}}`, {
      cwd: root,
      exclude: (name) => name.includes('node_modules') || name.includes('/dist') || name.includes('e2e/results'),
    }),
  )
