import { vocabulary } from '../../words.ts'

export const { say, sayOf } = vocabulary({
  title: ['身份证阅读器', 'ID-card reader'],
  reader: ['读卡区', 'On the reader'],
  noCard: ['没有卡', 'No card'],
  lift: ['拿走', 'Lift'],
  people: ['点一个人，把他的身份证放上去', 'Click a person to lay their card'],
  otherDocuments: ['其他证件', 'Other documents'],
  'hong-kong-resident': ['港澳台居民居住证', 'Residence permit, Hong Kong / Macao / Taiwan'],
  'foreigner-2017': ['外国人永久居留身份证 2017', 'Permanent resident ID, 2017'],
  'foreigner-2023': ['外国人永久居留身份证 2023', 'Permanent resident ID, 2023'],
  male: ['男', 'male'],
  female: ['女', 'female'],
  snatch: ['放一下就拿走', 'Lay, then snatch away'],
  snatchHint: ['放上所选的卡，读到一半拿走', 'Lays the card that was chosen last and lifts it while it is read'],
  module: ['读卡模块', 'Module'],
  nextRead: ['下次读卡应答', 'Next reading'],
})
