import type { FaceComparison } from '#flows/draft/draft.ts'

/** 人证比对. `photo`: the photo on the card, as WLT bytes; a comparer that cannot decode them answers `notCompared`. */
export interface FaceComparer {
  compare(photo: Uint8Array, frame: Uint8Array, signal: AbortSignal): Promise<FaceComparison>
}
