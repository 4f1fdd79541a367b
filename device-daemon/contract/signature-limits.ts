/**
 * Most that a signature may hold. The platform takes as many strokes, and points of a stroke (openapi.yaml); with so
 * many points in all, written with four decimals, it fits into a frame (`maxFrameBytes`). In a file of its own, so that
 * the UI can import it without the schemas.
 */
export const signatureLimits = { strokes: 200, pointsOfStroke: 600, points: 1_800 } as const
