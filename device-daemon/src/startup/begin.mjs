/**
 * What comes before the daemon's program: checks the Node version, sees to it that freed memory is overwritten, enables
 * the compile cache. Plain JavaScript, for any Node.
 */
export async function begin(program) {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(
      `Node ${process.version} is too old: this needs 24 or newer\n    → use the one in node_modules/.bin, as npm start does`,
    )
    process.exit(1)
  }
  const { overwriteWhatIsFreed } = await import('./freed-memory.mjs')
  overwriteWhatIsFreed()
  const { keepCompiledCode, writeCompiledCode } = await import('./compile-cache.mjs')
  keepCompiledCode()
  // It serves when this resolves.
  await program()
  writeCompiledCode()
}
