/** 高拍仪: looks down on a table on which nothing lies yet. */
import { runCamera } from '../camera/camera.ts'

await runCamera('document-camera', 'empty')
