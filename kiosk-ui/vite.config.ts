import { constants, brotliCompressSync, gzipSync } from 'node:zlib'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/** Fonts are cut elsewhere (`scripts/fonts.ts`); the daemon serves them from the UI's folder as `/fonts/…`. */
function fonts(): Plugin {
  return {
    name: 'fonts',
    apply: 'build',
    writeBundle: async ({ dir }) => cp(join(root, '../assets/fonts/web'), join(dir ?? '', 'fonts'), { recursive: true }),
  }
}

/** Compressed once, at the best quality, so that serving costs nothing. Fonts are compressed already. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    async closeBundle() {
      const folder = join(root, 'dist')
      const files = await readdir(folder, { recursive: true })
      for (const file of files.filter((one) => /\.(?:js|css|html|json|svg|bin)$/.test(one))) {
        const bytes = await readFile(join(folder, file))
        await writeFile(join(folder, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
        await writeFile(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

/** Modules of the first paint that later chunks use too; left alone, the bundler would give each its own file. */
const firstPaint = /node_modules\/(?:preact\/(?!hooks)|xstate\/)|flows\/src\/journeys\/(?:terminal|selectors|delays)|kiosk-ui\/src\/(?:kiosk|screens\/attract|texts\/(?:index|zh\/first)|input\/port|screens\/opening|theme|daemon|session)/

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [fonts(), precompress()],
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // One file for what the first paint needs: nine small ones compress worse (26.0 kB instead of 24.9) and cost a request each.
        codeSplitting: { groups: [{ name: 'first', test: firstPaint }] },
      },
    },
  },
})
