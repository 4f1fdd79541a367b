/**
 * A terminal to be killed: seals and sends one application after the other, printing a line in place of each receipt.
 * Arguments: folder, address of the platform, citizens.
 */
import { writeSync } from 'node:fs'
import { createPlatform } from '../../platform/client.ts'
import { hmacSm3 } from '../../platform/signing.ts'
import { openApplications } from '../applications.ts'
import { exampleApplication } from './example.ts'

const [directory = '', baseUrl = ''] = process.argv.slice(2)
const platform = createPlatform({
  baseUrl,
  appKey: 'test-app',
  deviceId: 'SYN-1',
  signer: hmacSm3('test-secret'),
  wallClock: Date.now,
})
const opened = openApplications({ directory, platform })
if (!opened.ok) throw new Error(opened.failure.detail)
const applications = opened.value
applications.start()
writeSync(1, 'ready\n')

const people = ['410999199302140248', '410999198805210026', '410999197911080139']
for (let at = 0; ; at += 1) {
  const idNumber = people[at % people.length] ?? ''
  const sealed = applications.seal(exampleApplication({ idNumber, pages: 1, pageBytes: 500 }))
  // The receipt, written synchronously after the seal has returned.
  if (sealed.ok) writeSync(1, `${sealed.value.applicationId} ${idNumber}\n`)
  // A pause between citizens gives the sender its turn, so that a kill can hit sealing or sending.
  await new Promise((resolve) => setTimeout(resolve, 5))
}
