import type { Platform } from './port.ts'
import { fail } from '../base/result.ts'

/** For a machine without a platform: every request fails as it would with a cut cable. */
export function noPlatform(): Platform {
  const offline = async () =>
    fail({ code: 'platformOffline', detail: 'the profile names no platform', own: false } as const)
  return {
    health: offline,
    beginSignIn: offline,
    pollSignIn: offline,
    sharedData: offline,
    licences: offline,
    licencePicture: offline,
    submit: offline,
    findByApplication: offline,
    supplement: offline,
    findSupplement: offline,
    chooseDelivery: offline,
    evaluate: offline,
    casesOfPerson: offline,
    caseStatus: offline,
    proveReceipt: offline,
    slots: offline,
    appointment: offline,
    makeAppointment: offline,
  }
}
