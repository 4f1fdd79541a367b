/** A camera's panel: what is in front of it. */
import { useState } from 'preact/hooks'
import { CableSwitch } from './cable-switch.tsx'
import { Panel, Switch, Thumbnail } from './parts.tsx'
import { useQuery } from './query.ts'
import type { Plugged } from './standing.ts'
import { press, stateOf } from './world.ts'
import { vocabulary } from './words.ts'

const { say, sayOf } = vocabulary({
  onTable: ['台面上', 'On the table'],
  before: ['镜头前', 'Before it'],
  empty: ['空台面', 'Empty table'],
  'household-register': ['户口簿', 'Household register'],
  'death-certificate': ['死亡医学证明', 'Death certificate'],
  'floor-plan': ['平面布局图', 'Floor plan'],
  'food-safety-rules': ['食品安全制度', 'Food safety rules'],
  'business-licence': ['营业执照', 'Business licence'],
  nobody: ['没有人', 'Nobody'],
  person: ['有一个人', 'A person'],
  focus: ['对焦', 'Focus'],
  sharp: ['清晰', 'Sharp'],
  blurred: ['模糊', 'Blurred'],
})

interface CameraState extends Plugged {
  readonly shown: string
  readonly watchers: number
}

interface CameraPanelProps {
  readonly camera: string
  readonly title: string
  /** What can be put in front of it, by the simulator's names for its pictures. */
  readonly subjects: readonly string[]
  readonly where: 'onTable' | 'before'
}

export function CameraPanel({ camera, title, subjects, where }: CameraPanelProps) {
  const state = stateOf(camera) as CameraState | null
  const [blurred, setBlurred] = useState(false)
  // The state does not include the focus, so the picture is requested after every action.
  const [acts, setActs] = useState(0)
  const picture = useQuery(camera, 'picture.get', {}, `${state?.shown ?? ''} ${acts}`) as {
    readonly jpeg: string
  } | null
  if (state === null)
    return (
      <Panel simulator={camera} title={title} running={false}>
        {null}
      </Panel>
    )
  const show = (name: string, outOfFocus: boolean): void => {
    setBlurred(outOfFocus)
    void press(camera, 'picture.show', { name, blurred: outOfFocus }).then(() => setActs((count) => count + 1))
  }
  return (
    <Panel simulator={camera} title={title} running>
      <div class="camera">
        {picture !== null && (
          <Thumbnail picture={{ source: `data:image/jpeg;base64,${picture.jpeg}`, label: sayOf(state.shown) }} />
        )}
        <div>
          <Switch
            label={say(where)}
            positions={subjects.map((name) => ({ value: name, label: sayOf(name) }))}
            at={state.shown}
            onSet={(name) => show(name, blurred)}
          />
          <Switch
            label={say('focus')}
            positions={[
              { value: false, label: say('sharp') },
              { value: true, label: say('blurred'), bad: true },
            ]}
            at={blurred}
            onSet={(outOfFocus) => show(state.shown, outOfFocus)}
          />
          <CableSwitch simulator={camera} plugged={state.plugged} />
        </div>
      </div>
    </Panel>
  )
}
