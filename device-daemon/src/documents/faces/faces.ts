/**
 * The faces of a service on paper: 办事指南 (A4), 彩页 (A4, two sides) and 挂图 (A1). What they say is `flows/src/faces`, how
 * they look is a template; every glyph is checked as on a citizen's paper. For desks, not for the daemon.
 */
import { renderSVG } from 'uqr'
import { flowDiagram } from '#flows/faces/flow/diagram.ts'
import type { Guide } from '#flows/faces/guide.ts'
import { spoken } from '#flows/faces/spoken.ts'
import type { Language } from '#flows/model/language.ts'
import { dateText } from '#flows/time/written-dates.ts'
import type { Result } from '../../base/result.ts'
import type { DocumentView } from '../content/view.ts'
import { startEngines, type GlyphFailure } from '../engines/engines.ts'
import type { RenderedDocument } from '../port.ts'

export const faceNames = ['guide', 'leaflet', 'poster'] as const
export type FaceName = (typeof faceNames)[number]

export interface FaceRequest {
  readonly face: FaceName
  /** Of a district: a paper belongs to a hall. */
  readonly guide: Guide & { readonly district: NonNullable<Guide['district']> }
  readonly language: Language
  /** Where the guide can be read, as a QR; null: nowhere. */
  readonly address: string | null
  /** `YYYY-MM-DD` */
  readonly madeOn: string
}

/** Diagrams that a template may choose from, largest text first: width in ems, and side by side or not. */
const diagrams: Readonly<Record<FaceName, readonly (readonly [width: number, panes: 1 | 2])[]>> = {
  guide: [[52, 1]],
  leaflet: [
    [58, 1],
    [64, 1],
    [64, 2],
    [72, 1],
    [72, 2],
    [80, 2],
    [90, 2],
  ],
  poster: [
    [64, 2],
    [72, 2],
    [80, 2],
    [90, 2],
    [100, 2],
    [112, 2],
    [126, 2],
    [144, 2],
  ],
}

export async function makeFace(request: FaceRequest): Promise<Result<RenderedDocument, GlyphFailure>> {
  const engines = await startEngines()
  return engines.typeset(request.face, faceView(request))
}

export function faceView({ face, guide, language, address, madeOn }: FaceRequest): DocumentView {
  const { district } = guide
  const drawings = diagrams[face].map(([width, panes]) => flowDiagram(guide, language, width, panes))
  const { labels, columns, headings, ...said } = spoken(guide, language)
  return {
    frame: {
      language,
      affair: guide.name,
      district: district.name,
      hall: district.hall,
      version: guide.version,
      printedAt: dateText(madeOn),
      terminal: null,
    },
    // Not said for its own sake: a face takes of these what it has use for.
    words: { labels, columns, headings },
    view: { ...saidOn(face, said), drawings: drawings.map(({ width, height }) => ({ width, height })), address },
    pictures: {
      ...Object.fromEntries(drawings.map((drawing, at) => [`flow${at}`, drawing.svg])),
      ...(address === null ? {} : { qr: renderSVG(address, { ecc: 'M', border: 0, pixelSize: 4 }) }),
    },
  }
}

type Said = Omit<ReturnType<typeof spoken>, 'labels' | 'columns' | 'headings'>

/** What a face has room for; all of it must be on its pages. */
function saidOn(face: FaceName, said: Said): object {
  if (face === 'guide') return said
  const { questions: _, form: __, sources: ___, stages: ____, items, materials, ...short } = said
  return {
    ...short,
    items: items.map(({ number, name, inPerson }) =>
      face === 'leaflet' ? { number, name, inPerson } : inPerson.length > 0 ? { number, name, inPerson } : { number },
    ),
    // When something is needed that nobody has to bring is no citizen's worry.
    materials: materials.map(({ name, brought, deferrable, needed, about }) =>
      face === 'leaflet' && !brought ? { name, brought, about } : { name, brought, deferrable, needed, about },
    ),
  }
}
