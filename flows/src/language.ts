/** The languages everything is said in. */
export type Language = 'zh' | 'en'
