/** Vite's list of modules; all of `vite/client` would bring much more into scope than the UI may use. */
interface ImportMeta {
  glob<T>(pattern: string, options: { readonly eager: true }): Readonly<Record<string, T>>
}
