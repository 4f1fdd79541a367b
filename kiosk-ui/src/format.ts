/** How values are written on the screen. Pure; what bystanders might read is masked here. */
import type { Field, Text } from '#flows/model/affair.ts'
import type { FieldValue } from '#flows/draft/draft.ts'
import { noTelephone } from '#flows/entries/entries.ts'
import { dateText } from '#flows/time/written-dates.ts'
import { language, local, t } from './texts/index.ts'

/** 工作日; an unconfirmed figure is never shown as a promise. */
export function promiseWords(promise: { readonly days: number; readonly confirmed: boolean }): string {
  if (!promise.confirmed) return t('promise.unconfirmed')
  return promise.days === 0 ? t('promise.immediate') : t('promise.days', { count: promise.days })
}

/** `2026-11-22` or an ISO time → 2026年11月22日 / 22 November 2026. Anything else is returned unchanged. */
export const dateWords = (iso: string): string => local(dateText(iso))

/** An ISO time in China Standard Time, to the minute. */
export function timeWords(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(time)
}

/** Masks the middle: 410902********1234. Of short texts only the first character is left. */
export function mask(text: string): string {
  const characters = [...text]
  if (characters.length < 8) return characters.map((one, index) => (index === 0 ? one : '*')).join('')
  const [head, tail] = characters.length >= 15 ? [6, 4] : [3, 4]
  return characters.map((one, index) => (index < head || index >= characters.length - tail ? one : '*')).join('')
}

/** Types whose values bystanders should not see. */
export const isPrivate = (field: Pick<Field, 'type'>): boolean =>
  field.type === 'idNumber' || field.type === 'mobile' || field.type === 'telephone' || field.type === 'bankCard'

/** A field's value in words, with what is nobody else's business covered; that somebody has no telephone is none. */
export function coveredWords(field: Field, value: FieldValue): string {
  const words = valueWords(field, value)
  return isPrivate(field) && value !== noTelephone ? mask(words) : words
}

/** A field's value in words: option labels instead of ids, dates written out, numbers with their units. */
export function valueWords(field: Field, value: FieldValue): string {
  const label = (id: string): string => {
    const option: { readonly label: Text } | undefined = field.options?.find((one) => one.id === id)
    return option === undefined ? id : local(option.label)
  }
  if (typeof value !== 'string') return value.map(label).join(language() === 'zh' ? '、' : ', ')
  if (field.type === 'select') return label(value)
  if (field.type === 'switch') return value === 'yes' ? t('value.yes') : t('value.no')
  if (field.type === 'date') return dateWords(value)
  if (field.type === 'telephone' && value === noTelephone) return t('value.noTelephone')
  return field.unit === undefined ? value : `${value} ${local(field.unit)}`
}
