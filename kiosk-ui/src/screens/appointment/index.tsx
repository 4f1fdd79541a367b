import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { Choose } from './choose.tsx'
import { Held } from './held.tsx'
import { Without } from './without.tsx'
import './style.css'

/** 预约: when an item that ends in person is done. Chosen from what the platform has free, or left to the department. */
export default view('appointment', 'step.results', function Appointment(props) {
  const { stage, item, held } = props.show
  if (stage === 'choosing') return <Choose key={item.id} {...props} />
  if (stage === 'held' && held !== null) return <Held {...props} held={held} />
  if (stage === 'without') return <Without {...props} />
  return (
    <Page heading={t('appointment.title')} lead={local(item.name)}>
      <Progress words={t(stage === 'making' ? 'appointment.making' : 'appointment.asking')} />
    </Page>
  )
})
