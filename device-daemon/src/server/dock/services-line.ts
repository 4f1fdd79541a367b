/** 演示用: the services as one more thing with hands on it. Its `state` says which are in use; `district.set` switches. */
import * as v from 'valibot'
import type { LiveServices } from '../../catalogue/live-services.ts'
import { fail, ok } from '../../base/result.ts'
import type { ControlLine } from './control-line.ts'

const Code = v.object({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)) })

/** `live`: null while the terminal starts. */
export function servicesLine(live: () => LiveServices | null): ControlLine {
  return {
    async do(act, input) {
      const services = live()
      if (services === null) return fail({ code: 'gone', detail: 'the terminal starts' })
      if (act === 'state') {
        const { district, affairs, bundle, quarantined } = services.inUse()
        const refused = services.refused()
        return ok({
          district: { code: district.code, name: district.name },
          services: affairs.length,
          version: bundle?.version ?? null,
          districts: services.districts(),
          waiting: services.waiting(),
          problems: [...(refused === null ? [] : [refused.text]), ...quarantined.map(({ text }) => text)],
        })
      }
      const asked = v.safeParse(Code, input)
      if (act !== 'district.set' || !asked.success)
        return fail({ code: 'refused', detail: 'the acts are: state, district.set {code: six digits}' })
      const switched = await services.switchDistrict(asked.output.code)
      return switched.ok ? ok(null) : fail({ code: 'refused', detail: switched.failure.text })
    },
    close() {},
  }
}
