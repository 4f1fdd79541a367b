/** The camera above the screen: nobody stands before it yet. */
import { runCamera } from '../camera/camera.ts'

await runCamera('face-camera', 'nobody')
