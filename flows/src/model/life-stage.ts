/** 生命周期 and 经营阶段 (国办发〔2025〕24号), in the order of a life and of a business; groups the home screen. */
export const lifeStages = [
  'birth',
  'education',
  'work',
  'living',
  'home',
  'travel',
  'health',
  'assistance',
  'ageing',
  'afterLife',
  'opening',
  'operating',
  'closing',
] as const
