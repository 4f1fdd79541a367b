/** 高拍仪: the papers on its table. */
import { CameraPanel } from '../../camera.tsx'
import type { DockPanel } from '../../panels.ts'
import { vocabulary } from '../../words.ts'

export const panel: DockPanel = { simulator: 'document-camera', column: 'machine', Panel: DocumentCameraPanel }

const { say } = vocabulary({ title: ['高拍仪', 'Document camera'] })
const subjects = [
  'empty',
  'household-register',
  'death-certificate',
  'floor-plan',
  'food-safety-rules',
  'business-licence',
]

function DocumentCameraPanel() {
  return <CameraPanel camera="document-camera" title={say('title')} subjects={subjects} where="onTable" />
}
