/** 高拍仪 and 人像摄像头: what lies or stands before them. */
import { useState } from 'preact/hooks'
import { CableSwitch } from './cable-switch.tsx'
import { Panel, Switch, Thumbnail } from './parts.tsx'
import { useTold } from './told.ts'
import { press, stateOf } from './world.ts'
import { say, sayOf } from './words.ts'

const subjects = {
  'document-camera': [
    'empty',
    'household-register',
    'death-certificate',
    'floor-plan',
    'food-safety-rules',
    'business-licence',
  ],
  'face-camera': ['nobody', 'person'],
} as const

export function CameraPanel({ camera }: { readonly camera: keyof typeof subjects }) {
  const state = stateOf(camera)
  const [blurred, setBlurred] = useState(false)
  // The state does not tell the focus, so the picture is asked for after every act.
  const [acts, setActs] = useState(0)
  const picture = useTold(`${camera}/picture.get`, {}, `${state?.shown ?? ''} ${acts}`)
  if (state === null)
    return (
      <Panel simulator={camera} running={false}>
        {null}
      </Panel>
    )
  const show = (name: string, outOfFocus: boolean): void => {
    setBlurred(outOfFocus)
    void press(camera, 'picture.show', { name, blurred: outOfFocus }).then(() => setActs((count) => count + 1))
  }
  return (
    <Panel simulator={camera} running>
      <div class="camera">
        {picture !== null && (
          <Thumbnail picture={{ source: `data:image/jpeg;base64,${picture.jpeg}`, label: sayOf(state.shown) }} />
        )}
        <div>
          <Switch
            label={say(camera === 'document-camera' ? 'onTable' : 'before')}
            positions={subjects[camera].map((name) => ({ value: name, label: say(name) }))}
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
