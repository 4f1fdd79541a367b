import type { Platform } from './port.ts'
import { fail } from '../base/result.ts'

/** A bench has no platform: every question gets the answer a cut cable would give. */
export function noPlatform(): Platform {
  const offline = async () => fail({ code: 'platformOffline', detail: 'the profile names no platform' } as const)
  return {
    health: offline,
    beginSignIn: offline,
    pollSignIn: offline,
    sharedData: offline,
    licences: offline,
    licencePicture: offline,
    submit: offline,
    findByApplication: offline,
    chooseDelivery: offline,
    evaluate: offline,
    casesOfPerson: offline,
    caseStatus: offline,
    proveReceipt: offline,
  }
}
