/** The demo platform as a simulator process. ../README.md describes how it is started, README.md here what it does. */
import { flag, number, text } from '../harness/input.ts'
import { runSimulator } from '../harness/simulator.ts'
import { personalities } from './personality.ts'
import { startPlatform } from './server.ts'

await runSimulator({
  name: 'platform',
  options: {
    port: { type: 'number', help: 'Port on 127.0.0.1; without it, any free one.' },
    personality: { type: 'string', help: `One of ${Object.keys(personalities).join(', ')}.` },
    pace: { type: 'number', help: 'ms between the steps of the departments; without it they work by hand only.' },
    keep: { type: 'boolean', help: 'Survives a restart: everything is kept in RUN/platform.json.' },
    'app-key': { type: 'string', help: 'X-App-Key it knows; demo-terminal.' },
    secret: { type: 'string', help: 'Secret of HMAC-SM3; demo-secret.' },
    'sm2-public-key': { type: 'string', help: 'Public key of SM2-SM3, hexadecimal; none.' },
  },
  start(context) {
    const { run, random, transcript, options } = context
    const [personality, publicKey] = [text(options, 'personality'), text(options, 'sm2-public-key')]
    return startPlatform({
      credentials: {
        appKey: text(options, 'app-key') ?? 'demo-terminal',
        secret: text(options, 'secret') ?? 'demo-secret',
        ...(publicKey === undefined ? {} : { sm2PublicKey: publicKey }),
      },
      port: number(options, 'port') ?? 0,
      paceMs: number(options, 'pace') ?? 0,
      random,
      now: Date.now,
      emit: (event, value) => context.emit(event, value),
      note: (direction, line) => transcript.add(direction, line, new Uint8Array()),
      ...(personality === undefined ? {} : { personality }),
      ...(flag(options, 'keep') === true ? { keepIn: `${run}/platform.json` } : {}),
    })
  },
})
