/** Vite gives the address of a file that is fetched, not bundled. */
declare module '*?url' {
  const url: string
  export default url
}
