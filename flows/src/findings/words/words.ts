/** What is wrong and what to do, in both languages; `«name»` is a value. */
export type Words = Readonly<Record<'zh' | 'en', readonly [message: string, remedy: string]>>
