/** An affair walked at the keyboard, question by question, to what applies: for the official who has written it. */
import type { Affair, Question } from '../../model/affair.ts'
import type { District } from '../../model/district.ts'
import { plan as planOf, type Plan, type PlanInput } from '../../plan/plan.ts'
import { affairOf, districtOf } from '../chosen.ts'
import type { Call, Command } from '../command.ts'
import { refused } from '../files.ts'
import { blocksText, planText } from '../plan-report.ts'

export const tryOut: Command = {
  name: 'try',
  usage: 'ID --district CODE',
  does: ['walk an affair at the keyboard: its questions, then what applies and why'],
  options: { district: { type: 'string' } },
  words: 1,
  async run(call) {
    const catalogue = call.catalogue()
    const district = districtOf(catalogue, call, affairOf(catalogue, call))
    const affair = catalogue.inDistrict(affairOf(catalogue, call).id, district)
    call.say(`${affair.name.zh}（${affair.name.en}）  ${district.name.zh}\n${help}`)
    let step: Step | 'quit' = { answers: {}, choice: {}, asked: [] }
    while (step !== 'quit') step = await further(call, affair, district, step)
    return ''
  },
}

const help = '输入选项的编号，多选的几个编号用空格隔开；b 回到上一题，q 结束。每次输入后按回车。'

interface Step extends PlanInput {
  /** The questions answered so far, in order. */
  readonly asked: readonly string[]
}

async function further(call: Call, affair: Affair, district: District, step: Step): Promise<Step | 'quit'> {
  const plan = planOf(affair, district, step)
  const open = plan.questions.find(({ id }) => !Object.hasOwn(plan.answers, id))
  if (plan.blocks.length > 0) return atEnd(call, step, plan, `\n${blocksText(plan)}`)
  if (open === undefined) return atEnd(call, step, plan, planText(affair, district, plan, null, true))
  call.say(questionText(open, step.asked.length + 1))
  for (;;) {
    const typed = await line(call, `还没有回答：${open.text.zh}`)
    if (typed === 'q') return 'quit'
    if (typed === 'b') return back(step)
    const chosen = chosenOf(open, typed)
    if (typeof chosen !== 'string')
      return { ...step, answers: { ...step.answers, [open.id]: chosen }, asked: [...step.asked, open.id] }
    call.say(chosen)
  }
}

/** The plan or the block is on the screen: other items, back, or the end, which may also be that of the input. */
async function atEnd(call: Call, step: Step, plan: Plan, text: string): Promise<Step | 'quit'> {
  call.say(text)
  const free = plan.blocks.length > 0 ? [] : plan.items.filter(({ locked }) => locked === undefined)
  const change = free.length > 0 ? `输入事项的标识（如 ${free[0]?.item.id}）改为不办或要办，` : ''
  call.say(`\n${change}b 回到上一题，q 结束。`)
  for (;;) {
    const typed = ((await call.ask('> ')) ?? 'q').trim()
    if (typed === 'q') return 'quit'
    if (typed === 'b') return back(step)
    const item = free.find((one) => one.item.id === typed)
    if (item !== undefined) return { ...step, choice: { ...step.choice, [item.item.id]: !item.selected } }
    const locked = plan.items.find((one) => one.item.id === typed)?.locked
    call.say(locked === undefined ? `没有“${typed}”。${change}b 回到上一题，q 结束。` : `这一项必办：${locked.zh}`)
  }
}

function back({ answers, choice, asked }: Step): Step {
  const last = asked.at(-1)
  return {
    choice,
    answers: Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last)),
    asked: asked.slice(0, -1),
  }
}

function questionText({ text, why, kind, options }: Question, number: number): string {
  const head = `\n第${number}题  ${text.zh}${kind === 'multiple' ? '（可以多选）' : ''}`
  const about = why === undefined ? [] : [`       ${why.zh}`]
  const lines = options.map(({ label, detail, hint }, index) =>
    [
      `  ${String(index + 1).padStart(2)}  ${label.zh}`,
      ...(detail === undefined ? [] : [`      ${detail.zh}`]),
      ...(hint === undefined ? [] : [`      选后提示：${hint.zh}`]),
    ].join('\n'),
  )
  return [head, ...about, ...lines].join('\n')
}

const lineOrQuit = { zh: '每题一行，或以 q 结束', en: 'a line a question, or q to end' }

async function line({ ask }: Call, missing: string): Promise<string> {
  const typed = await ask('> ')
  if (typed === null) throw refused('inputEnded', { question: missing, remedy: lineOrQuit })
  return typed.trim()
}

/** The ids of the options whose numbers are typed, or what is wrong with it. */
function chosenOf({ kind, options }: Question, typed: string): readonly string[] | string {
  const numbers = typed.split(/[\s,，、]+/).filter((part) => part !== '')
  const chosen = numbers.map((number) => (/^\d+$/.test(number) ? options[Number(number) - 1] : undefined))
  if (numbers.length === 0 || chosen.includes(undefined)) return `请输入 1 到 ${options.length} 的编号，b 或 q。`
  if (kind === 'single' && numbers.length > 1) return '这一题只选一项。'
  const alone = chosen.find((option) => option?.exclusive === true)
  if (alone !== undefined && numbers.length > 1) return `“${alone.label.zh}”不能和别的一起选。`
  return chosen.flatMap((option) => (option === undefined ? [] : [option.id]))
}
