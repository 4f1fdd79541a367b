/**
 * The statechart a citizen lives through in a service, as Mermaid: read from the machine itself, so that it is the
 * chart and not a picture of it. States of questions, forms and materials carry their text.
 */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import type { Affair } from '../model/affair.ts'
import type { Language } from '../model/language.ts'

export function chart(machine: AnyStateMachine, affair: Affair, language: Language): string {
  const texts = textsOf(affair, language)
  const lines = ['stateDiagram-v2', `  state "${language === 'zh' ? '在任何状态' : 'in any state'}" as anywhere`]
  const states = (node: AnyStateNode, indent: string): void => {
    for (const state of childrenOf(node)) {
      lines.push(
        `${indent}state "${quoted([state.path.join('.'), texts.get(state.path.join('.'))])}" as ${nameOf(state)}`,
      )
      if (childrenOf(state).length === 0) continue
      lines.push(`${indent}state ${nameOf(state)} {`)
      states(state, `${indent}  `)
      lines.push(`${indent}}`)
    }
  }
  states(machine.root, '  ')
  lines.push('', `  [*] --> ${nameOf(machine.root.initial.target[0])}`)
  const edges = new Set(everyState(machine.root).flatMap(edgesOf))
  return `${[...lines, ...edges].join('\n')}\n`
}

const childrenOf = (node: AnyStateNode): readonly AnyStateNode[] => Object.values(node.states)

const everyState = (node: AnyStateNode): readonly AnyStateNode[] => [node, ...childrenOf(node).flatMap(everyState)]

/** The whole machine may leave from anywhere: its own transitions start at a state that is every state. */
const nameOf = (node: AnyStateNode | undefined): string =>
  node === undefined || node.path.length === 0 ? 'anywhere' : node.path.join('__').replaceAll(/[^A-Za-z0-9_]/g, '_')

function edgesOf(node: AnyStateNode): readonly string[] {
  const all = [...[...node.transitions.values()].flat(), ...(node.always ?? [])]
  const edges = all.flatMap((transition) =>
    (transition.target ?? []).map((to) => `  ${nameOf(node)} --> ${nameOf(to)}${labelOf(transition)}`),
  )
  return node.type === 'final' ? [...edges, `  ${nameOf(node)} --> [*]`] : edges
}

function labelOf({ eventType, guard }: AnyTransitionDefinition): string {
  // The actor's id says nothing that the state does not say.
  const event = eventType
    .replace(/^xstate\.(done|error)\.(actor|state)\..*/, '$1')
    .replace(/^xstate\.after\..*/, 'after')
  const condition = guardName(guard)
  const label = [event, ...(condition === null ? [] : [`[${condition}]`])].filter((part) => part !== '').join(' ')
  return label === '' ? '' : ` : ${label}`
}

function guardName(guard: AnyTransitionDefinition['guard']): string | null {
  if (guard === undefined) return null
  if (typeof guard === 'string') return guard
  return 'type' in guard && typeof guard.type === 'string' ? guard.type : 'if'
}

function textsOf({ questions, form, materials }: Affair, language: Language): ReadonlyMap<string, string> {
  return new Map([
    ...questions.map(({ id, text }) => [`question.${id}`, text[language]] as const),
    ...form.map(({ id, title }) => [`form.${id}`, title[language]] as const),
    ...materials.map(({ id, name }) => [`material.${id}`, name[language]] as const),
  ])
}

/** Mermaid has no escape for a quote in a name. */
const quoted = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .join(' ')
    .replaceAll('"', "'")
