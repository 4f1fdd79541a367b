/** Our own page's handshake, and everything we know of that a foreign page or program might send. */
import { subprotocol } from '#contract/envelope.ts'
import type { Doorkeeper, RequestHead } from './handshake.ts'

export const door: Doorkeeper = {
  origin: 'http://127.0.0.1:8350',
  cookieName: 'yijianshi-8350',
  clientOf: (value) => (value === 'good' ? 'client' : null),
}

type Lines = readonly (readonly [string, string])[]
export interface Handshake {
  readonly method: string
  readonly url: string
  readonly httpVersion: string
  readonly lines: Lines
}
export const right: Handshake = {
  method: 'GET',
  url: '/daemon',
  httpVersion: '1.1',
  lines: [
    ['Host', '127.0.0.1:8350'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['Origin', 'http://127.0.0.1:8350'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Sec-WebSocket-Protocol', subprotocol],
    ['Cookie', 'yijianshi-8350=good'],
  ],
}
export const headOf = ({ lines, ...rest }: Handshake): RequestHead => ({ ...rest, rawHeaders: lines.flat() })

export const withValue = (name: string, value: string): Handshake => ({
  ...right,
  lines: right.lines.map(([key, old]) => [key, key === name ? value : old]),
})
export const without = (name: string): Handshake => ({ ...right, lines: right.lines.filter(([key]) => key !== name) })
const twice = (name: string, value: string, first: boolean): Handshake => {
  const extra: readonly [string, string] = [name, value]
  return { ...right, lines: first ? [extra, ...right.lines] : [...right.lines, extra] }
}

const foreignHosts = [
  'localhost:8350',
  'LOCALHOST:8350',
  '127.0.0.1',
  '127.0.0.1:80',
  '127.0.0.1:8351',
  '127.0.0.1:08350',
  '127.0.0.1:8350.',
  '127.0.0.1.:8350',
  '127.1:8350',
  '2130706433:8350',
  '0x7f000001:8350',
  '0177.0.0.1:8350',
  '[::1]:8350',
  '[::ffff:127.0.0.1]:8350',
  '0.0.0.0:8350',
  'evil.example:8350',
  'evil.example',
  '127.0.0.1.evil.example:8350',
  '127.0.0.1:8350.evil.example',
  'user@127.0.0.1:8350',
  '127.0.0.1:8350@evil.example',
  '127.0.0.1:8350/',
  '127.0.0.1:8350#',
  '127.0.0.1:8350,evil.example',
  'evil.example,127.0.0.1:8350',
  ' 127.0.0.1:8350',
  '127.0.0.1:8350 ',
  '127.0.0.1 :8350',
  'kiosk.local:8350',
  '192.168.1.20:8350',
  '10.0.0.1:8350',
  '169.254.169.254:8350',
  'ip6-localhost:8350',
  'localtest.me:8350',
  '127.0.0.1:8350\t',
  '１２７.0.0.1:8350',
  '',
  ':8350',
  '*',
  'null',
]
const foreignOrigins = [
  'null',
  '',
  '*',
  'http://localhost:8350',
  'https://127.0.0.1:8350',
  'http://127.0.0.1',
  'http://127.0.0.1:80',
  'http://127.0.0.1:8351',
  'http://127.0.0.1:8350/',
  'http://127.0.0.1:8350/daemon',
  'http://127.0.0.1:8350?',
  'http://127.0.0.1:8350#',
  'HTTP://127.0.0.1:8350',
  'ws://127.0.0.1:8350',
  'http://127.0.0.1.evil.example:8350',
  'http://127.0.0.1:8350.evil.example',
  'http://evil.example',
  'https://evil.example',
  'http://evil.example:8350',
  'http://user@127.0.0.1:8350',
  'http://127.0.0.1:8350@evil.example',
  'http://[::1]:8350',
  'http://0.0.0.0:8350',
  'http://127.1:8350',
  'http://2130706433:8350',
  'http://0x7f.0.0.1:8350',
  'file://',
  'file:///',
  'chrome-extension://abcdefghijklmnop',
  'moz-extension://1',
  'data:',
  'about:blank',
  'blob:http://127.0.0.1:8350',
  'http://127.0.0.1:8350, http://evil.example',
  'http://evil.example, http://127.0.0.1:8350',
  ' http://127.0.0.1:8350',
  'http://127.0.0.1:8350 ',
  'http://127.0.0.1:8350\u0000',
  'http：//127.0.0.1:8350',
  'undefined',
  'http://kiosk.local:8350',
  'http://192.168.1.20:8350',
  'app://kiosk',
  'capacitor://localhost',
  'vscode-webview://x',
  'http://10.0.0.2',
]
const others: readonly (readonly [string, readonly string[]])[] = [
  [
    'Sec-Fetch-Site',
    [
      'cross-site',
      'same-site',
      'none',
      '',
      'SAME-ORIGIN',
      'same-origin, cross-site',
      ' same-origin',
      'same-origin ',
      '*',
      'null',
    ],
  ],
  ['Upgrade', ['', 'h2c', 'TLS/1.0', 'websockets', 'websocket, h2c', 'h2c, websocket', 'web socket', '*', 'null']],
  ['Connection', ['', 'keep-alive', 'close', 'Upgraded', 'keep-alive, close', 'Upgrade;', 'upgradе']],
  ['Sec-WebSocket-Version', ['', '8', '12', '14', '013', '13, 8', '+13', '13.0', ' 13']],
  [
    'Sec-WebSocket-Protocol',
    [
      '',
      'yijianshi.kiosk',
      'yijianshi.kiosk.v0',
      'yijianshi.kiosk.v2',
      'YIJIANSHI.KIOSK.V1',
      `${subprotocol}, other`,
      `other, ${subprotocol}`,
      'kiosk.v1',
      'mqtt',
      '*',
      `${subprotocol} `,
      'yijianshi.kiosk.v1',
    ],
  ],
  [
    'Cookie',
    [
      '',
      'yijianshi-8350=',
      'yijianshi-8350=bad',
      'yijianshi-8350=Good',
      'yijianshi-8350=good.',
      'yijianshi-8350="good"',
      'yijianshi-8350 =good',
      'yijianshi-8351=good',
      'yijianshi=good',
      'Yijianshi-8350=good',
      'xyijianshi-8350=good',
      'yijianshi-8350=good; yijianshi-8350=good',
      'yijianshi-8350=bad; yijianshi-8350=good',
      'good',
      '=good',
      'yijianshi-8350',
      'yijianshi-8350=good%20',
      'ticket=good',
      'yijianshi-8350=good\u0000',
    ],
  ],
]
const methods = ['POST', 'PUT', 'HEAD', 'OPTIONS', 'CONNECT', 'DELETE', 'PATCH', 'get', 'TRACE', '']
const urls = [
  '/',
  '/daemon/',
  '/daemon?',
  '/daemon?x=1',
  '//daemon',
  '/Daemon',
  '/daemon%2F',
  '/%64aemon',
  '/daemon#x',
  'http://127.0.0.1:8350/daemon',
  'http://evil.example/daemon',
  '/../daemon',
  '/daemon/../daemon',
  '/daemon;x',
  '*',
  '',
  '/launch',
  '/config.json',
]

export const attacks: readonly (readonly [string, Handshake])[] = [
  ...foreignHosts.map((value) => [`Host ${JSON.stringify(value)}`, withValue('Host', value)] as const),
  ...foreignOrigins.map((value) => [`Origin ${JSON.stringify(value)}`, withValue('Origin', value)] as const),
  ...others.flatMap(([name, values]) =>
    values.map((value) => [`${name} ${JSON.stringify(value)}`, withValue(name, value)] as const),
  ),
  ...['Host', 'Origin', 'Upgrade', 'Connection', 'Sec-WebSocket-Version', 'Sec-WebSocket-Protocol', 'Cookie'].map(
    (name) => [`no ${name}`, without(name)] as const,
  ),
  ...[
    'Host',
    'Origin',
    'Upgrade',
    'Connection',
    'Sec-WebSocket-Version',
    'Sec-WebSocket-Protocol',
    'Sec-Fetch-Site',
    'Cookie',
  ]
    .flatMap((name) => {
      const value = right.lines.find(([key]) => key === name)?.[1] ?? ''
      return [
        [`${name} twice`, twice(name, value, true)] as const,
        [`a foreign ${name} before ours`, twice(name, 'evil', true)] as const,
        [`a foreign ${name} after ours`, twice(name, 'evil', false)] as const,
      ]
    })
    .filter(([label]) => !/foreign Cookie/.test(label)),
  ...methods.map((method) => [`method ${method}`, { ...right, method }] as const),
  ...urls.map((url) => [`address ${url}`, { ...right, url }] as const),
  ...['1.0', '0.9', '2.0', '1', ''].map((httpVersion) => [`HTTP/${httpVersion}`, { ...right, httpVersion }] as const),
  // Complete requests of DNS rebinding and of a page from another local server.
  [
    'DNS rebinding: Host and Origin agree on a foreign name',
    {
      ...right,
      lines: right.lines.map(([key, value]) => [
        key,
        key === 'Host' ? 'evil.example:8350' : key === 'Origin' ? 'http://evil.example:8350' : value,
      ]),
    },
  ],
  [
    'a page on another port of this machine',
    {
      ...right,
      lines: right.lines.map(([key, value]) => [
        key,
        key === 'Origin' ? 'http://127.0.0.1:3000' : key === 'Sec-Fetch-Site' ? 'same-site' : value,
      ]),
    },
  ],
  [
    'a command line without any of the browser’s headers',
    { ...right, lines: right.lines.filter(([key]) => !['Origin', 'Sec-Fetch-Site', 'Cookie'].includes(key)) },
  ],
]
