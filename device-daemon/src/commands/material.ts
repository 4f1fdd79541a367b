import { plan, type PlannedMaterial } from '#flows/plan/plan.ts'
import { toBring } from '#flows/draft/steps.ts'
import { mostSignedPages, papersOf, whoseSignedPages } from '#flows/draft/papers.ts'
import { sharpEnough } from '../devices/camera/sharpness.ts'
import { fail, ok } from '../base/result.ts'
import type { Session } from '../session/journeys.ts'
import type { ApplySession } from '../session/journeys/apply.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import { signerBy } from './signer.ts'
import type { Dependencies } from './dependencies.ts'

type Used = Pick<
  Dependencies,
  'devices' | 'platform' | 'measureSharpness' | 'blobs' | 'district' | 'terminal' | 'newId'
>

export function materialCommands({
  devices,
  platform,
  measureSharpness,
  blobs,
  district,
  terminal,
  newId,
}: Used): HandlersOf<'Material'> {
  const wanted = (session: ApplySession, material: string): PlannedMaterial | undefined =>
    toBring(plan(session.affair, district, session.draft), session.draft).find((one) => one.material.id === material)

  /** How many pages it may have at most; 0: it is not photographed. */
  const room = (session: Session, material: string): number => {
    if (session.journey === 'progress')
      return session.supplying?.material.id === material ? (session.supplying.material.pages?.max ?? 1) : 0
    const signed = whoseSignedPages(material)
    if (signed !== null) {
      const { affair, draft } = session
      const signer = signerBy(session, district, signed.signer, 'paper')
      if (signer === null) return 0
      return papersOf(plan(affair, district, draft), draft, signer).some(({ id }) => id === signed.paper)
        ? mostSignedPages
        : 0
    }
    const planned = wanted(session, material)
    return planned === undefined ? 0 : (planned.material.pages?.max ?? 1)
  }

  return {
    'Material.Capture': async ({ material }, { session, signal, revoked }) => {
      if (session.pages(material).length >= room(session, material)) return fail({ code: 'notAllowedNow' })
      if (!devices.documentCamera) return fail({ code: 'deviceAbsent' })
      const still = await devices.documentCamera.still({ signal })
      if (!still.ok) return failedOutside(still.failure)
      const jpeg = Buffer.from(still.value)
      still.value.fill(0)
      const sharpness = await measureSharpness(jpeg, signal)
      const refusal = revoked()
      if (sharpness === null || signal.aborted || refusal) {
        jpeg.fill(0)
        if (refusal) return fail(refusal)
        return signal.aborted
          ? fail({ code: 'cancelled' })
          : fail({ code: 'deviceFault', cause: 'the camera gave something that is not a picture' })
      }
      // A page that is not sharp is kept and marked so: the citizen may photograph it again, but some papers are just
      // pale.
      const page = { page: newId(), sharpness, sharp: sharpness >= sharpEnough }
      session.addPage(material, page, jpeg)
      return ok({ page, picture: blobs.put(jpeg, 'image/jpeg') })
    },

    'Material.RemovePage': ({ material, page }, { session }) =>
      session.removePage(material, page) ? ok(null) : fail({ code: 'notAllowedNow' }),

    'Material.View': async ({ material }, { session, signal, revoked }) => {
      const licence = licenceOf(session, material)
      if (licence !== null) {
        const copy = await platform.licencePicture(licence.id, { affair: licence.affair, terminal }, signal)
        if (!copy.ok) return failedOutside(copy.failure)
        const refusal = revoked()
        if (refusal) return fail(refusal)
        return ok({ pictures: [blobs.put(copy.value.bytes, copy.value.type)] })
      }
      const pictures = session.pages(material).flatMap((one) => session.picture(one.page) ?? [])
      return pictures.length > 0
        ? ok({ pictures: pictures.map((jpeg) => blobs.put(jpeg, 'image/jpeg')) })
        : fail({ code: 'notAllowedNow' })
    },
  }
}

/** The licence that stands for a material, and the service it is used for. */
function licenceOf(session: Session, material: string): { readonly id: string; readonly affair: string } | null {
  if (session.journey === 'progress') {
    const { supplying } = session
    const found = supplying?.material.id === material && supplying.pages.length === 0 ? supplying : null
    return found?.licence ? { id: found.licence.id, affair: found.affair.id } : null
  }
  const id = session.licences.get(material)
  const isFetched = session.draft.materials[material]?.status === 'fetched'
  return id !== undefined && isFetched ? { id, affair: session.affair.id } : null
}
