/** 人像摄像头: who is in front of it. */
import { CameraPanel } from '../../camera.tsx'
import type { DockPanel } from '../../panels.ts'
import { vocabulary } from '../../words.ts'

export const panel: DockPanel = { simulator: 'face-camera', column: 'machine', Panel: FaceCameraPanel }

const { say } = vocabulary({ title: ['人像摄像头', 'Face camera'] })
const subjects = ['nobody', 'person']

function FaceCameraPanel() {
  return <CameraPanel camera="face-camera" title={say('title')} subjects={subjects} where="before" />
}
