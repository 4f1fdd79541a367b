/** Texts of the first paint: what is seen before any touch. */
export const first = {
  'terminal.name': '一件事自助终端',
  'attract.title': '一件事，一次办',
  'attract.lead': '把要跑几个部门的事，在这里一次办完',
  'attract.touch': '触摸屏幕开始',
  'attract.touchOther': 'Touch to begin',
  'attract.step1': '了解要办什么',
  'attract.step2': '刷身份证，核对资料',
  'attract.step3': '提交，拿到凭证',
  'opening.title': '正在准备',
  'opening.lead': '马上就好。',
} as const
