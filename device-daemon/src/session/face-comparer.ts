import type { FaceComparison } from '#flows/draft.ts'

/** 人证比对. `photo`: the card's, as its WLT bytes; a comparer that cannot decode them says `notCompared`. */
export interface FaceComparer {
  compare(photo: Uint8Array, frame: Uint8Array, signal: AbortSignal): Promise<FaceComparison>
}
