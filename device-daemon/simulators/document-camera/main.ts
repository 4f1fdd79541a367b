/** 高拍仪: looks down on a table that is empty at first. */
import { runCamera } from '../camera/camera.ts'

await runCamera('document-camera', 'empty')
