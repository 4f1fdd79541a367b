import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkContract } from './contract.ts'

const root = join(import.meta.dirname, '../..')
const contract = join(root, 'device-daemon/src/platform/openapi.yaml')

it('the contract as it stands has no finding', async () => {
  expect(await checkContract(root, contract)).toEqual([])
})

it('a description that breaks at its commas, an example that does not fit: named with file and line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-contract-'))
  try {
    const file = join(folder, 'broken.yaml')
    const text = readFileSync(contract, 'utf8')
      .replace("description: '窗口, 邮寄, 取件柜, 电子'", 'description: 窗口, 邮寄, 取件柜, 电子')
      .replace('{ status: ok, time:', '{ status: fine, time:')
    writeFileSync(file, text)
    const line = (part: string) => text.split('\n').findIndex((each) => each.includes(part)) + 1
    const findings = await checkContract(folder, file)
    expect(findings).toContain(
      `broken.yaml:${line('description: 窗口, 邮寄')}: struct: Property \`邮寄\` is not expected here.`,
    )
    expect(findings.some((each) => each.startsWith(`broken.yaml:${line('status: fine')}: `))).toBe(true)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
