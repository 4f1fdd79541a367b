/** The controls shared by the panels. */
import type { ComponentChildren } from 'preact'
import { signal } from '@preact/signals'
import { refusal } from './world.ts'
import { say } from './words.ts'

export function Panel({
  simulator,
  title,
  running,
  children,
}: {
  readonly simulator: string
  readonly title: string
  readonly running: boolean
  readonly children: ComponentChildren
}) {
  const refused = refusal.value?.simulator === simulator ? refusal.value.error : null
  return (
    <section class="panel" aria-labelledby={`panel-${simulator}`} data-simulator={simulator}>
      <h2 id={`panel-${simulator}`}>{title}</h2>
      {refused !== null && (
        <p class="trouble" role="alert">
          {say('refused')}：<span lang="en">{refused}</span>
        </p>
      )}
      {running ? children : <p class="quiet">{say('notRunning')}</p>}
    </section>
  )
}

export function Key({
  onPress,
  disabled = false,
  title,
  children,
}: {
  readonly onPress: () => void
  readonly disabled?: boolean
  readonly title?: string
  readonly children: ComponentChildren
}) {
  return (
    <button type="button" class="key" disabled={disabled} onClick={onPress} {...(title !== undefined && { title })}>
      {children}
    </button>
  )
}

export interface Position<T> {
  readonly value: T
  readonly label: string
  /** A problem that a technician would fix. */
  readonly bad?: boolean
}

/** A switch of two or more positions; the current one is shown as pressed. */
export function Switch<T extends string | boolean>({
  label,
  positions,
  at,
  onSet,
}: {
  readonly label: string
  readonly positions: readonly Position<T>[]
  readonly at: T
  readonly onSet: (value: T) => void
}) {
  return (
    <div class="switch" role="group" aria-label={label}>
      <span class="switch-label">{label}</span>
      <span class="switch-positions">
        {positions.map(({ value, label: words, bad }) => (
          <button
            key={String(value)}
            type="button"
            aria-pressed={value === at}
            class={bad === true ? 'bad' : undefined}
            onClick={() => onSet(value)}
          >
            {words}
          </button>
        ))}
      </span>
    </div>
  )
}

export interface Picture {
  readonly source: string
  readonly label: string
}

const enlarged = signal<Picture | null>(null)
const openModal = (dialog: HTMLDialogElement | null): void => dialog?.showModal()

/** A thumbnail; a click enlarges it. */
export function Thumbnail({ picture }: { readonly picture: Picture }) {
  return (
    <button type="button" class="thumbnail" onClick={() => (enlarged.value = picture)}>
      <img src={picture.source} alt={picture.label} />
      <span>{picture.label}</span>
    </button>
  )
}

export function Enlarged() {
  const picture = enlarged.value
  if (picture === null) return null
  return (
    <dialog
      class="enlarged"
      aria-label={picture.label}
      ref={openModal}
      onClose={() => (enlarged.value = null)}
      onClick={() => (enlarged.value = null)}
    >
      <header>
        <h2>{picture.label}</h2>
        <Key onPress={() => (enlarged.value = null)}>{say('close')}</Key>
      </header>
      <div class="enlarged-sheet">
        <img src={picture.source} alt={picture.label} />
      </div>
    </dialog>
  )
}

export const png = (base64: string): string => `data:image/png;base64,${base64}`
