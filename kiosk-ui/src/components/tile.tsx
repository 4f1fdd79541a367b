import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './tile.css'

export interface TileProps {
  readonly title: string
  readonly disabled?: boolean
  readonly onOpen: () => void
  readonly children?: ComponentChildren
}

/** A service, a way or a case to open. The whole tile is one button. */
export function Tile({ title, disabled, onOpen, children }: TileProps) {
  return (
    <button type="button" class="tile" disabled={disabled} onClick={onOpen}>
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
