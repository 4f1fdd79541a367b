/**
 * Entry of the device daemon: checks the Node version, sees to it that freed memory is overwritten, enables the compile
 * cache, then runs `main.ts`.
 */
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node ${process.version} is too old: this needs 24 or newer\n    → use the one in node_modules/.bin, as npm start does`,
  )
  process.exit(1)
}
const { overwriteWhatIsFreed } = await import('./startup/freed-memory.mjs')
overwriteWhatIsFreed()
const { keepCompiledCode, writeCompiledCode } = await import('./startup/compile-cache.mjs')
keepCompiledCode()
// It serves when this resolves.
await import('./main.ts')
writeCompiledCode()
