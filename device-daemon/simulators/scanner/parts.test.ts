import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom } from './code.ts'
import { createCommandReader, dialects, type DialectName } from './dialect.ts'
import { createScanner } from './scanner.ts'
import { factorySettings } from './settings.ts'

const runs = Number(process.env['FUZZ_RUNS'] ?? 20_000)

const names = Object.keys(dialects) as DialectName[]

test('any bytes in any pieces: the same commands, and a whole one afterwards is always understood', () => {
  // Mostly bytes that mean something, but others too.
  const byte = fc.oneof(fc.constantFrom(...Buffer.from('\x16TU\rEDP')), fc.integer({ min: 0, max: 255 }))
  const stream = fc.array(fc.uint8Array({ maxLength: 8 }).chain(() => fc.array(byte, { maxLength: 8 })))
  fc.assert(
    fc.property(fc.constantFrom(...names), stream, (name, chunks) => {
      const [pieces, whole] = [createCommandReader(name), createCommandReader(name)]
      expect(chunks.flatMap((chunk) => pieces.push(Uint8Array.from(chunk)))).toEqual(
        whole.push(Uint8Array.from(chunks.flat())),
      )
      expect(pieces.push(Buffer.from(dialects[name].start))).toEqual(['start'])
    }),
    { numRuns: runs },
  )
})

/** What a person, the host, the cable and the clock may do, in any order. */
const deeds = ['start', 'stop', 'show', 'show torn', 'take', 'wait', 'wait long', 'unplug', 'plug', 'mode'] as const

test('whatever happens in whatever order: one code per trigger, none untold, none in the dark', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...deeds), { maxLength: 60 }), (story) => {
      let now = 0
      let due: { at: number; call: () => void }[] = []
      const settings = { ...factorySettings, noRead: 'NR', triggerMs: 1000 }
      let mode: 'trigger' | 'presentation' = 'trigger'
      let plugged = true
      let owed = 0
      let lit = false
      let shows = 0
      let whole = false
      const scanner = createScanner({
        settings,
        decodeMs: () => 100,
        after(ms, then) {
          const timer = { at: now + ms, call: then }
          due.push(timer)
          return () => (due = due.filter((each) => each !== timer))
        },
        send(bytes, name) {
          expect(plugged).toBe(true)
          if (mode === 'trigger') owed -= 1
          else shows -= 1
          expect(Math.min(owed, shows)).toBeGreaterThanOrEqual(0)
          expect(Buffer.from(bytes).toString()).toBe(name === 'code' ? ']Q1it\r' : 'NR\r')
          if (name === 'code') expect(whole).toBe(true)
        },
        onLight: (on) => (lit = on),
        onBeep: () => expect(lit).toBe(true),
      })
      const pass = (ms: number) => {
        const end = now + ms
        for (;;) {
          const next = due.filter((each) => each.at <= end).sort((one, other) => one.at - other.at)[0]
          if (next === undefined) break
          due = due.filter((each) => each !== next)
          now = next.at
          next.call()
        }
        now = end
      }
      for (const deed of story) {
        const triggered = lit && mode === 'trigger'
        if (deed === 'start') {
          if (plugged && mode === 'trigger') owed = 1
          scanner.obey('start')
        } else if (deed === 'stop') {
          if (triggered) owed = 0
          scanner.obey('stop')
        } else if (deed.startsWith('show')) {
          shows = 1
          whole = deed === 'show'
          scanner.show(codeFrom({ text: 'it', unreadable: deed === 'show torn' }))
        } else if (deed === 'take') {
          shows = 0
          whole = false
          scanner.show(null)
        } else if (deed === 'wait') pass(150)
        else if (deed === 'wait long') pass(1100)
        else if (deed === 'mode') {
          mode = mode === 'trigger' ? 'presentation' : 'trigger'
          owed = 0
          shows = 1
          scanner.change({ ...settings, mode })
        } else {
          plugged = deed === 'plug'
          owed = 0
          shows = 1
          scanner.setPower(plugged)
        }
        expect(scanner.state().light).toBe(lit)
        expect(lit).toBe(plugged && (mode === 'presentation' || owed === 1))
      }
      // While it does not look, no timer is left.
      if (!lit) expect(due).toEqual([])
    }),
    { numRuns: Math.min(runs, 100_000) },
  )
})
