/** 人像摄像头 above the screen: at first nobody is in front of it. */
import { runCamera } from '../camera/camera.ts'

await runCamera('face-camera', 'nobody')
