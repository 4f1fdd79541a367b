import { Progress } from './progress.tsx'
import './camera-view.css'

/** The live picture of a camera (motion JPEG). Its place is reserved while it is being opened. */
export function CameraView({
  address,
  label,
  opening,
}: {
  readonly address: string | null
  readonly label: string
  readonly opening: string
}) {
  return (
    <div class="camera" data-block>
      {address === null ? <Progress words={opening} /> : <img src={address} alt={label} />}
    </div>
  )
}
