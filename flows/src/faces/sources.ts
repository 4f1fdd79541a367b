import type { Material, Text } from '../model/affair.ts'

/** 材料来源 as named on paper and in guides; the screens use words from the citizen's point of view. */
export const sourceNames: Readonly<Record<Material['source'], Text>> = {
  shared: { zh: '数据共享，免提交', en: 'shared data, nothing to hand in' },
  licence: { zh: '电子证照，免提交', en: 'electronic licence, nothing to hand in' },
  upload: { zh: '原件，现场拍摄', en: 'original, photographed at the terminal' },
  form: { zh: '填表时由终端生成', en: 'made by the terminal from the form' },
}
