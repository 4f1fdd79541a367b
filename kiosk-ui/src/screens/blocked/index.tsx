import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/**
 * With this answer the service is not available here: says why, and where it is. Not an error; nobody did anything
 * wrong.
 */
export default view('blocked', 'step.understand', function Blocked({ show, say, tell }) {
  const { hall } = show.district
  return (
    <Page
      heading={t('blocked.title')}
      back={{ words: t('blocked.change'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: t('act.leave'), icon: 'leave', onPress: () => tell({ type: 'LEAVE' }) }}
    >
      {show.plan.blocks.map((block) => (
        <Notice key={block.option} kind="plain" title={local(block.reason)}>
          <p>{t('blocked.goTo', { where: local(block.goTo) })}</p>
        </Notice>
      ))}
      <p>{t('blocked.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
    </Page>
  )
})
