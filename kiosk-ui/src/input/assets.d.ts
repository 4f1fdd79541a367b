/** Vite returns the address of a file that is fetched rather than bundled. */
declare module '*?url' {
  const url: string
  export default url
}
