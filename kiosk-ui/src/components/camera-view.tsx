import { Progress } from './progress.tsx'
import './camera-view.css'

/** The live picture of a camera (motion JPEG). While it is being opened, the place it will take is kept. */
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
