/** Vite's `import.meta.glob`. All of `vite/client` would bring more into scope than the UI may use. */
interface ImportMeta {
  glob<T>(pattern: string, options: { readonly eager: true; readonly import?: 'default' }): Readonly<Record<string, T>>
}
