import { applicationCommands } from './application.ts'
import { appointmentCommands } from './appointment.ts'
import { cameraCommands } from './camera.ts'
import { caseCommands } from './case.ts'
import { commonCommands } from './common.ts'
import { deliveryCommands } from './delivery.ts'
import { documentCommands } from './document.ts'
import { evaluationCommands } from './evaluation.ts'
import { faceCommands } from './face.ts'
import type { Handlers } from './handler.ts'
import { idCardCommands } from './id-card.ts'
import { materialCommands } from './material.ts'
import type { Dependencies } from './dependencies.ts'
import { noticeCommands } from './notice.ts'
import { receiptCommands } from './receipt.ts'
import { sessionCommands } from './session.ts'
import { sharedCommands } from './shared.ts'
import { signInCommands } from './sign-in.ts'
import { supplyCommands } from './supply.ts'

/** A handler for every command of the contract; a missing one is a type error. */
export function createHandlers(dependencies: Dependencies): Handlers {
  return {
    ...commonCommands(dependencies),
    ...sessionCommands(dependencies),
    ...idCardCommands(dependencies),
    ...faceCommands(dependencies),
    ...signInCommands(dependencies),
    ...sharedCommands(dependencies),
    ...cameraCommands(dependencies),
    ...materialCommands(dependencies),
    ...documentCommands(dependencies),
    ...applicationCommands(dependencies),
    ...appointmentCommands(dependencies),
    ...deliveryCommands(dependencies),
    ...evaluationCommands(dependencies),
    ...receiptCommands(dependencies),
    ...noticeCommands(dependencies),
    ...caseCommands(dependencies),
    ...supplyCommands(dependencies),
  }
}
