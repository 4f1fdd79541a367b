/** The dock's texts, in Chinese and English. */
import { signal } from '@preact/signals'

export type Language = 'zh' | 'en'
const remembered = localStorage.getItem('dock.language')
export const language = signal<Language>(remembered === 'en' ? 'en' : 'zh')

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh'
  localStorage.setItem('dock.language', language.value)
}

/** Key → text in Chinese and English. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>

/** Texts used by several panels; those of a single panel are in its own file. */
const common = {
  dock: ['演示台', 'Dev dock'],
  subtitle: [
    '办事人与技术员的手：模拟设备与演示平台',
    'The hands of citizen and technician on simulated devices and the demo platform',
  ],
  kiosk: ['打开自助终端', 'Open the kiosk'],
  kioskHint: [
    '同一浏览器里打开过启动时打印的地址后，此链接即可直接进入',
    'Works in the browser in which the address printed at start was opened once',
  ],
  otherLanguage: ['English', '中文'],
  daemonGone: [
    '终端服务没有应答，显示的可能是旧状态；恢复后自动更新。',
    'The daemon does not answer; what is shown may be old. It updates by itself.',
  ],
  refused: ['没有做成', 'Not done'],
  notRunning: ['模拟器没有运行', 'The simulator is not running'],
  close: ['关闭', 'Close'],
  take: ['取走', 'Take away'],
  nothingOut: ['还没有打印出来的东西', 'Nothing has come out yet'],

  cable: ['线缆', 'Cable'],
  plugged: ['已连接', 'Plugged in'],
  pulled: ['已拔下', 'Pulled'],
  paper: ['纸', 'Paper'],
  toner: ['碳粉', 'Toner'],
  ok: ['充足', 'Enough'],
  low: ['将尽', 'Low'],
  out: ['用完', 'Out'],
  cover: ['盖板', 'Cover'],
  closed: ['合上', 'Closed'],
  open: ['打开', 'Open'],
  paperPath: ['走纸', 'Paper path'],
  clear: ['畅通', 'Clear'],
  jammed: ['卡纸', 'Jammed'],
  printing: ['正在打印', 'Printing'],
  receipt: ['小票', 'Receipt'],
  hanging: ['还未切下', 'Not cut yet'],
  job: ['任务', 'Job'],
  page: ['页码', 'page'],

  working: ['正常', 'Works'],
  silent: ['不应答', 'Silent'],
  garbage: ['夹杂乱码', 'Garbled'],
  wrongSum: ['校验和错', 'Wrong sum'],
  lyingLength: ['长度不实', 'Lying length'],
  truncated: ['截断', 'Cut short'],
  silence: ['无应答', 'No answer'],
  late: ['迟到', 'Late'],
  armed: ['待发生', 'Armed'],
  clearFaults: ['撤销', 'Clear'],
} as const satisfies Words

type Common = keyof typeof common

const said = ([zh, en]: readonly [string, string]): string => (language.value === 'zh' ? zh : en)

/**
 * A panel's texts together with the common ones. `sayOf`: the text for a name used by a simulator, or the name itself.
 */
export function vocabulary<const W extends Words>(
  own: W,
): { readonly say: (word: keyof W | Common) => string; readonly sayOf: (name: string) => string } {
  const words: Words = { ...common, ...own }
  const sayOf = (name: string): string => {
    const word = words[name]
    return word === undefined ? name : said(word)
  }
  return { say: (word) => sayOf(String(word)), sayOf }
}

export const { say, sayOf } = vocabulary({})
