import type { Plan, PlannedItem } from '#flows/plan/plan.ts'
import { why, whyMaterial } from '#flows/plan/why.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceList } from '../../components/choice-list.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { Why } from '../../components/why.tsx'
import { promiseWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { sourceWords } from '../materials/source.ts'
import { view, type Props } from '../view.ts'
import { TakenUp } from './taken-up.tsx'
import './style.css'

/**
 * 一次告知: what applies, which department does it, in which order and how fast, and which materials are needed from where.
 * Items that are not mandatory can be deselected.
 */
export default view('notice', 'step.notice', function NoticePage({ show, failure, printing, say }) {
  const { plan } = show
  const selected = plan.items.filter((one) => one.selected)
  const free = plan.items.filter((one) => one.locked === undefined)
  const all = free.every((one) => one.selected)
  const chooseAll = () => {
    for (const one of free) if (one.selected === all) say({ type: 'CHOOSE_ITEM', item: one.item.id, wanted: !all })
  }
  return (
    <Page
      heading={t('notice.title', { count: plan.items.length })}
      lead={t('notice.lead', { selected: selected.length, materials: plan.materials.length })}
      notice={
        <FailureNotice failure={failure?.code === 'incomplete' ? null : failure}>
          {failure?.device === 'documentPrinter' && (
            <Button kind="secondary" icon="print" onPress={() => say({ type: 'PRINT', on: 'roll' })}>
              {t('explanation.roll')}
            </Button>
          )}
        </FailureNotice>
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={{
        words: show.printed.length > 0 ? t('notice.printAgain') : t('notice.print'),
        icon: 'print',
        disabled: printing !== null,
        onPress: () => say({ type: 'PRINT', on: 'a4' }),
      }}
      primary={{
        words: show.changing ? t('act.save') : t('notice.continue'),
        disabled: printing !== null || selected.length === 0,
        onPress: () => say({ type: 'CONTINUE' }),
      }}
    >
      {printing !== null && <Progress words={t('printing.now')} at={printing.page} of={printing.pages} />}
      <TakenUp {...show} />
      {selected.length === 0 && <Notice kind="wrong" title={t('notice.none')} />}
      <dl class="notice-total">
        <div>
          <dt>{t('notice.time')}</dt>
          <dd>{promiseWords({ days: plan.workingDays, confirmed: plan.workingDaysConfirmed })}</dd>
        </div>
        <div>
          <dt>{t('notice.departments')}</dt>
          <dd>{new Set(selected.map((one) => one.item.department.zh)).size}</dd>
        </div>
        <div>
          <dt>{t('notice.copies')}</dt>
          <dd>{t('notice.oneSet')}</dd>
        </div>
      </dl>
      <section class="notice-part">
        <header>
          <h2>{t('notice.items')}</h2>
          {free.length > 1 && (
            <Button kind="quiet" onPress={chooseAll}>
              {all ? t('notice.selectNone') : t('notice.selectAll')}
            </Button>
          )}
        </header>
        {plan.stages.map((stage, index) => (
          <div class="notice-stage" key={stage.join()}>
            <h3>
              {t('notice.stage', { at: index + 1 })}
              {stage.length > 1 && <span> {t('notice.parallel')}</span>}
            </h3>
            <Items
              plan={plan}
              items={plan.items.filter((one) => stage.includes(one.item.id))}
              say={say}
              name={`stage-${index}`}
            />
          </div>
        ))}
        {selected.length < plan.items.length && (
          <div class="notice-stage">
            <h3>{t('notice.notChosen')}</h3>
            <Items plan={plan} items={plan.items.filter((one) => !one.selected)} say={say} name="unselected" />
          </div>
        )}
      </section>
      <section class="notice-part">
        <header>
          <h2>{t('notice.materials')}</h2>
        </header>
        <ul class="notice-materials">
          {plan.materials.map((one) => (
            <li key={one.material.id}>
              <b>{local(one.material.name)}</b>
              <span>
                {sourceWords(one, plan, show.draft)}
                <Why because={whyMaterial(plan, one)} />
                {one.material.note !== undefined && (
                  <>
                    <br />
                    {t('notice.materialNote', { note: local(one.material.note) })}
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {plan.hints.map((hint) => (
        <Notice key={hint.zh} kind="plain">
          <p>{local(hint)}</p>
        </Notice>
      ))}
    </Page>
  )
})

function Items({
  plan,
  items,
  say,
  name,
}: {
  readonly plan: Plan
  readonly items: readonly PlannedItem[]
  readonly say: Props<'notice'>['say']
  readonly name: string
}) {
  return (
    <ChoiceList
      name={name}
      label={t('notice.items')}
      kind="multiple"
      choices={items.map(({ item, locked, promise }) => ({
        id: item.id,
        label: local(item.name),
        locked: locked !== undefined,
        detail: (
          <>
            {local(item.department)}
            {/* What the total says once already is not repeated with every item. */}
            {promise.confirmed && ` · ${promiseWords(promise)}`}
            {item.atTerminal !== 'whole' && (
              <>
                <br />
                <b>{t(`atTerminal.${item.atTerminal}`)}</b>
              </>
            )}
            <Why because={why(plan, item)} />
            {locked !== undefined && (
              <>
                <br />
                {local(locked)}
              </>
            )}
            {item.onSite !== undefined && (
              <>
                <br />
                {local(item.onSite)}
              </>
            )}
          </>
        ),
      }))}
      chosen={items.filter((one) => one.selected).map((one) => one.item.id)}
      onChange={(chosen) => {
        for (const { item, selected } of items)
          if (chosen.includes(item.id) !== selected) say({ type: 'CHOOSE_ITEM', item: item.id, wanted: !selected })
      }}
    />
  )
}
