import { constants, brotliCompressSync, gzipSync } from 'node:zlib'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'
import { irreversible } from '../device-daemon/contract/irreversible.ts'

const root = import.meta.dirname

/** Fonts are made elsewhere (`scripts/fonts.ts`); the daemon serves them from the UI's folder as `/fonts/…`. */
function fonts(): Plugin {
  return {
    name: 'fonts',
    apply: 'build',
    writeBundle: async ({ dir }) =>
      cp(join(root, '../assets/fonts/web'), join(dir ?? '', 'fonts'), { recursive: true }),
  }
}

/**
 * Puts the names of irreversible commands into the bundle as literals: the table they come from would bring all schemas
 * and valibot with it, 3 kB of the first screen's 25.
 */
function irreversibleByName(): Plugin {
  return {
    name: 'irreversible-by-name',
    load: (id) =>
      id.endsWith('/contract/irreversible.ts') ? `export const irreversible = ${JSON.stringify(irreversible)}` : null,
  }
}

/**
 * Has the browser fetch what the first script will ask for while it fetches that script. A page that resumes a session
 * waits for all of it.
 */
function preloadNear(): Plugin {
  const soon = new Set(['near', 'translator', 'zh'])
  return {
    name: 'preload-near',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' && soon.has(file.name)
            ? [{ tag: 'link', attrs: { rel: 'modulepreload', href: `/${file.fileName}` }, injectTo: 'head' as const }]
            : [],
        ),
    },
  }
}

/**
 * Has V8 compile these whole, beside the main thread, when they arrive. Function by function it would be while somebody
 * waits for the answer to a touch: a quarter of what the page's own code takes for a screen that is new to it.
 */
function compileAhead(): Plugin {
  const ahead = new Set(['near', 'all', 'keyboard', 'translator'])
  return {
    name: 'compile-ahead',
    apply: 'build',
    enforce: 'post',
    // As the last, because the hint must stand before everything else.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && ahead.has(file.name)) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      },
    },
  }
}

const common = { root, oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const satisfies UserConfig

/**
 * The dev dock is built separately, into `dist/dock.html` and `dist/dock/`, so that it shares no chunk with the kiosk
 * and costs it nothing.
 */
function dock(): Plugin {
  return {
    name: 'dock',
    apply: 'build',
    async writeBundle() {
      await build({
        ...common,
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          target: 'es2024',
          outDir: 'dist',
          emptyOutDir: false,
          assetsDir: 'dock',
          modulePreload: { polyfill: false },
          rolldownOptions: { input: join(root, 'dock.html') },
        },
      })
    },
  }
}

/** Compressed once, at the best quality, so that serving is cheap. Fonts are compressed already. */
function precompress(): Plugin {
  let folder = ''
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    async closeBundle(failure?: Error) {
      // After a failed build there is nothing to compress, and the error must stay visible.
      if (failure) return
      const files = await readdir(folder, { recursive: true })
      for (const file of files.filter((one) => /\.(?:js|css|html|json|svg|bin)$/.test(one))) {
        const bytes = await readFile(join(folder, file))
        await writeFile(
          join(folder, `${file}.br`),
          brotliCompressSync(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          }),
        )
        await writeFile(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

/** Modules of the first paint that later chunks use too; without this the bundler would give each its own file. */
const firstPaint =
  /node_modules\/(?:preact\/(?!hooks)|xstate\/)|flows\/src\/journeys\/(?:terminal\.ts|terminal\/(?!opening)|selectors|delays)|kiosk-ui\/src\/(?:main|kiosk|screens\/(?:attract|opening|view)|texts\/(?:index|zh\/first)|theme\/(?:panel|appearance|tokens|base)|daemon\/(?!port))/

/** What the way to the first question needs: together, because alone each compresses worse and costs a request. */
const near =
  /kiosk-ui\/src\/(?:later|app|frame\/|components\/(?:page|button|icon|more-pager)|input\/port|session\/(?:activity|wipe|renewal)|texts\/failures)|preact\/hooks|flows\/src\//

export default defineConfig({
  ...common,
  plugins: [irreversibleByName(), preloadNear(), compileAhead(), fonts(), dock(), precompress()],
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Names of files compress worst, and the browser finds scripts by their imports; style sheets it does not.
      resolveDependencies: (_file, needed) => needed.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // Names of other files are what a file compresses worst.
        entryFileNames: 'assets/[name]-[hash:6].js',
        chunkFileNames: 'assets/[name]-[hash:6].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        // One file for the first paint: nine small ones compress worse (26.0 kB instead of 24.9) and need a request
        // each.
        codeSplitting: {
          groups: [
            { name: 'first', test: firstPaint, priority: 1 },
            { name: 'near', test: near },
          ],
        },
      },
    },
  },
})
