import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './tile.css'

export interface TileProps {
  readonly title: string
  /** What it is about, for those who look rather than read. */
  readonly picture?: ComponentChildren
  /** One of many on the screen. */
  readonly small?: boolean
  readonly disabled?: boolean
  readonly onOpen: () => void
  readonly children?: ComponentChildren
}

/** A service, a way or a case to open. The whole tile is one button. */
export function Tile({ title, picture, small, disabled, onOpen, children }: TileProps) {
  return (
    <button type="button" class={small ? 'tile tile-small' : 'tile'} disabled={disabled} onClick={onOpen}>
      {picture !== undefined && <span class="tile-picture">{picture}</span>}
      <span class="tile-words">
        <b>{title}</b>
        {children}
      </span>
      {!disabled && (
        <span class="tile-open">
          <Icon name="forward" />
        </span>
      )}
    </button>
  )
}
