/** 派生加注件: a picture of a certificate, marked with its permitted use and recognisable as a specimen. */
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { Certificate } from './holdings.ts'

const family = 'Specimen'
let fontReady = false

export function drawCertificate(
  { type, number, holderName, issuer, validUntil }: Certificate,
  mark: string,
): Uint8Array {
  if (!fontReady) {
    GlobalFonts.registerFromPath(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
      family,
    )
    fontReady = true
  }
  const canvas = createCanvas(1000, 640)
  const brush = canvas.getContext('2d')
  brush.fillStyle = '#fdfaf2'
  brush.fillRect(0, 0, 1000, 640)
  brush.strokeStyle = '#8a6d3b'
  brush.lineWidth = 6
  brush.strokeRect(20, 20, 960, 600)
  brush.fillStyle = '#222222'
  brush.textAlign = 'center'
  brush.font = `56px ${family}`
  brush.fillText(type, 500, 120)
  brush.textAlign = 'left'
  brush.font = `34px ${family}`
  const lines = [
    ['持证主体', holderName],
    ['证照编号', number],
    ['发证机关', issuer],
    ['有效期至', validUntil ?? '长期'],
  ] as const
  lines.forEach(([label, value], row) => brush.fillText(`${label}：${value}`, 90, 230 + row * 70))
  brush.fillStyle = '#b3402a'
  brush.font = `28px ${family}`
  brush.fillText(`样本，无法律效力　${mark}`, 90, 570)
  return canvas.toBuffer('image/png')
}
