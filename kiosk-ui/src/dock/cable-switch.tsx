import { Switch } from './parts.tsx'
import { press } from './world.ts'
import { say } from './words.ts'

export function CableSwitch({ simulator, plugged }: { readonly simulator: string; readonly plugged: boolean }) {
  return (
    <Switch
      label={say('cable')}
      positions={[
        { value: true, label: say('plugged') },
        { value: false, label: say('pulled'), bad: true },
      ]}
      at={plugged}
      onSet={(plug) => void press(simulator, plug ? 'cable.plug' : 'cable.pull')}
    />
  )
}
