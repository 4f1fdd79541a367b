import { effect } from '@preact/signals'
import { render } from 'preact'
import { Dock } from './dock.tsx'
import { keepLooking } from './world.ts'
import { language } from './words.ts'
import '../theme/tokens.css'
import './dock.css'

const root = document.getElementById('dock')
if (root === null) throw new Error('dock.html has no #dock')

effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
})
render(<Dock />, root)
await keepLooking()
