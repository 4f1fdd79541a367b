/**
 * Puts a district's data into an affair: its name here, the body that has a department's role, and the values of
 * parameters in texts (`{{id}}`), bounds (`{ parameter: id }`) and conditions. Modifies the plain data of a composed
 * affair.
 */
import type { District } from '../model/district.ts'
import type { Composed } from './compose.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { departmentName, named, type Library } from './library.ts'
import { isData, type Data } from './patchwork.ts'
import { oneOf } from './problem.ts'

/** `district` null: parameters take their examples, departments their names in the library. */
export function localise(composed: Composed, library: Library, district: District | null): void {
  const { data, patchwork, problems } = composed
  const wrong = (said: Finding): void => {
    problems.push(patchwork.problem(data, said))
  }
  const bodies = isData(data['departments']) ? data['departments'] : {}
  const declared = listOf(data, 'parameters')
  const used = new Map<string, Data>()

  const bodyOf = (role: string, path: Path): unknown => {
    const body = district?.departments?.[role] ?? bodies[role] ?? departmentName(library, role)
    if (body !== null && body !== undefined) return body
    const near = oneOf([...Object.keys(bodies), ...named(library, 'departments')], role)
    wrong(finding(path, 'noDepartment', { id: role, near }))
    return { zh: '部门', en: 'Department' }
  }

  const valueOf = (id: string, path: Path): number => {
    const entry = library.named('parameters', id)
    const parameter = declared.find((one) => one['id'] === id) ?? (entry && patchwork.copy(entry.data, entry.place))
    if (!isData(parameter)) {
      const known = library.entries.filter(({ section }) => section === 'parameters').map((one) => one.id)
      const near = oneOf([...declared.map((one) => String(one['id'])), ...known], id)
      wrong(finding(path, 'noParameter', { id, near }))
      return 0
    }
    const name = isData(parameter['name']) ? String(parameter['name']['zh']) : id
    const given = district === null ? parameter['example'] : district.parameters?.[id]?.value
    if (typeof given !== 'number' && district !== null && !used.has(id))
      wrong(finding(path, 'parameterNotSet', { district: `${district.code} (${district.name.zh})`, id, name }))
    used.set(id, parameter)
    return typeof given === 'number' ? given : 0
  }

  const visit = (node: unknown, path: Path): void => {
    if (!isData(node) && !Array.isArray(node)) return
    for (const [key, value] of Object.entries(node)) {
      if (path.length === 0 && (key === 'departments' || key === 'parameters')) continue
      const at = [...path, Array.isArray(node) ? Number(key) : key]
      const put = (said: unknown): void => {
        Reflect.set(node, key, said)
      }
      // What stands in double braces of a declaration is the citizen's, not the district's.
      if (key === 'document' && isData(value)) continue
      if (typeof value === 'string' && (key === 'zh' || key === 'en')) put(filledIn(value, (id) => valueOf(id, at)))
      else if (isRole(value)) put(bodyOf(value.role, at))
      else if (isBound(value)) put(valueOf(value.parameter, at))
      else {
        if (isData(value) && typeof value['parameter'] === 'string' && !('value' in value))
          value['value'] = valueOf(value['parameter'], [...at, 'parameter'])
        visit(value, at)
      }
    }
  }
  visit(data, [])
  if (district !== null) rename(data, district)
  delete data['departments']
  const more = [...used].filter(([id]) => !declared.some((one) => one['id'] === id)).map(([, parameter]) => parameter)
  if (more.length > 0)
    data['parameters'] = patchwork.list([...declared, ...more], patchwork.placeOf(data, ['parameters']))
}

/** People who know the affair by the catalogue's name still find it. */
function rename(data: Data, { affairs }: District): void {
  const id = String(data['id'])
  const called = Object.hasOwn(affairs, id) ? affairs[id]?.name : undefined
  if (called === undefined) return
  const before = isData(data['name']) ? Object.values(data['name']) : []
  data['words'] = [...(Array.isArray(data['words']) ? (data['words'] as unknown[]) : []), ...before]
  data['name'] = { ...called }
}

const isRole = (value: unknown): value is { readonly role: string } =>
  isData(value) && typeof value['role'] === 'string' && Object.keys(value).length === 1
const isBound = (value: unknown): value is { readonly parameter: string } =>
  isData(value) && typeof value['parameter'] === 'string' && Object.keys(value).length === 1

const filledIn = (text: string, valueOf: (id: string) => number): string =>
  text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, id: string) => String(valueOf(id)))

const listOf = (data: Data, key: string): readonly Data[] =>
  Array.isArray(data[key]) ? (data[key] as unknown[]).filter(isData) : []
