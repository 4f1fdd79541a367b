/**
 * node:http and node:https without `import`, which reads every member, including the WebSocket client of Node 24, and
 * so loads undici: 40 ms of processor time and 13 MB (measured) for nothing the daemon uses.
 */
export const http = process.getBuiltinModule('node:http')
export const https = process.getBuiltinModule('node:https')
