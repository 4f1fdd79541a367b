/** A frame as it arrives when the camera has just started, or a packet was dropped: every marker, half of the data. */
export function cutShort(jpeg: Buffer): Buffer {
  const sos = jpeg.indexOf(Buffer.of(0xff, 0xda))
  const from = sos + 2 + jpeg.readUInt16BE(sos + 2)
  const to = from + ((jpeg.length - from) >> 1)
  // Not between FF and the zero that belongs to it.
  return Buffer.concat([jpeg.subarray(0, jpeg[to - 1] === 0xff ? to - 1 : to), Buffer.of(0xff, 0xd9)])
}
