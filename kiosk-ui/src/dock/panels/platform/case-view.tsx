/** 办件: one case as the departments see it, with what they can do to it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Key, Thumbnail } from '../../parts.tsx'
import { useQuery } from '../../query.ts'
import { language } from '../../words.ts'
import { press } from '../../world.ts'
import type { Case, CaseItem, StoredFile } from './cases.ts'
import { say, sayOf } from './words.ts'
import './cases.css'

const itemActs = ['handle', 'approve', 'suspend', 'reject'] as const

export function CaseView({ shown }: { readonly shown: Case }) {
  const { caseNumber, application } = shown
  const [whole] = (useQuery('platform', 'cases', { caseNumber }, caseNumber) as readonly Case[] | null) ?? []
  const files = whole?.files ?? {}
  const decide = (act: string, more: Readonly<Record<string, unknown>> = {}): void =>
    void press('platform', 'department.act', { caseNumber, act, ...more })
  return (
    <div class="case">
      <dl class="facts">
        <Fact name={say('caseNumber')}>{caseNumber}</Fact>
        <Fact name={say('applicant')}>
          {application.applicant.name} {application.applicant.idNumber}
        </Fact>
        <Fact name={say('received')}>{time(shown.receivedAt)}</Fact>
        <Fact name={say('due')}>{shown.dueDate}</Fact>
        {shown.delivery !== null && (
          <Fact name={say('delivery')}>
            {[sayOf(shown.delivery.mode), shown.delivery.receiver, shown.delivery.mobile, shown.delivery.address]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        )}
        {Object.entries(shown.evaluations).map(([number, { satisfaction }]) => (
          <Fact key={number} name={say('evaluation')}>
            {satisfaction}
            {say('satisfaction')}
          </Fact>
        ))}
      </dl>
      <Decision reasons={shown.reasons.map(({ text }) => text)} onDecide={decide} />
      <h4>{say('items')}</h4>
      <ul class="items">
        {shown.items.map((item) => (
          <ItemLine key={item.itemId} item={item} onAct={(act) => decide(act, { item: item.itemId })} />
        ))}
      </ul>
      {shown.history.length > 0 && <History shown={shown} />}
      <h4>{say('materials')}</h4>
      <ul class="materials">
        {application.materials.map(({ materialId, name, submission, certificateNumber, files: digests }) => (
          <li key={materialId}>
            <span>
              {name}{' '}
              <small>
                {submission === 'form' ? say('inForm') : sayOf(submission)} {certificateNumber}
              </small>
            </span>
            {digests.map((digest, i) => (
              <Filed key={digest} file={files[digest]} label={`${name} ${i + 1}`} />
            ))}
          </li>
        ))}
        <li>
          <Filed file={files[application.formFile]} label={say('signedForm')} />
          {application.signature.file !== undefined && (
            <Filed file={files[application.signature.file]} label={say('signature')} />
          )}
        </li>
      </ul>
      <h4>{say('form')}</h4>
      <dl class="facts">
        {Object.entries(application.form).map(([field, value]) => (
          <Fact key={field} name={field}>
            {typeof value === 'string' ? value : value.join('、')}
          </Fact>
        ))}
      </dl>
      <h4>{say('answers')}</h4>
      <dl class="facts">
        {Object.entries(application.answers).map(([question, options]) => (
          <Fact key={question} name={question}>
            {options.join('、')}
          </Fact>
        ))}
      </dl>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/**
 * A decision on the case as a whole. A return or refusal needs a reason, or the citizen would not know what to do next.
 */
function Decision({
  reasons,
  onDecide,
}: {
  readonly reasons: readonly string[]
  readonly onDecide: (act: string, more?: Readonly<Record<string, unknown>>) => void
}) {
  const [reason, setReason] = useState('')
  const withReason = (act: 'return' | 'refuse') => (
    <Key
      disabled={reason.trim() === ''}
      title={say('reasonNeeded')}
      onPress={() => onDecide(act, { reasons: [reason.trim()] })}
    >
      {say(act)}
    </Key>
  )
  return (
    <div class="decision">
      {reasons.length > 0 && <p class="trouble">{reasons.join('；')}</p>}
      <Key onPress={() => onDecide('accept')}>{say('accept')}</Key>
      <Key onPress={() => onDecide('work')}>{say('work')}</Key>
      <input
        aria-label={say('reason')}
        placeholder={say('reason')}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      {withReason('return')}
      {withReason('refuse')}
    </div>
  )
}

function ItemLine({ item, onAct }: { readonly item: CaseItem; readonly onAct: (act: string) => void }) {
  return (
    <li>
      <span class="item-name">
        {item.name}
        <small>
          {item.departmentName}
          {item.result && ` · ${item.result.number}`}
        </small>
      </span>
      <span class={`state state-${item.state}`}>{sayOf(item.state)}</span>
      <span class="keys">
        {itemActs.map((act) => (
          <Key key={act} onPress={() => onAct(act)}>
            {say(act)}
          </Key>
        ))}
      </span>
    </li>
  )
}

function History({ shown }: { readonly shown: Case }) {
  return (
    <>
      <h4>{say('history')}</h4>
      <ol class="history">
        {shown.history.map(({ at, act, itemId }, i) => (
          <li key={i}>
            <time>{time(at)}</time> {sayOf(act)} {shown.items.find((item) => item.itemId === itemId)?.name}
          </li>
        ))}
      </ol>
    </>
  )
}

function Filed({ file, label }: { readonly file: StoredFile | undefined; readonly label: string }) {
  if (file === undefined) return null
  const source = `data:${file.type};base64,${file.base64}`
  if (file.type.startsWith('image/')) return <Thumbnail picture={{ source, label }} />
  return (
    <a class="key" href={source} download={`${label}.pdf`}>
      {label}
    </a>
  )
}

const time = (ms: number): string => new Date(ms).toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en-GB')
