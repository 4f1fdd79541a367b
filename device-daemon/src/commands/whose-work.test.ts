/** Whom a failure sends the attendant to: the device that a command's entry in the contract names, and no other. */
import { expect, it } from 'vitest'
import { commands, type CommandName } from '#contract/commands.ts'

/** `null`: no device's. */
const work: Readonly<Record<CommandName, string | null>> = {
  'Common.Status': null,
  'Common.Cancel': null,
  'Common.Report': null,
  'Session.Current': null,
  'Session.Begin': null,
  'Session.Save': null,
  'Session.SetLanguage': null,
  'Session.SetTextSize': null,
  'Session.Alive': null,
  'Session.End': null,
  'IdCard.Read': 'idCard',
  'IdCard.ReadFurther': 'idCard',
  'IdCard.ReadSigner': 'idCard',
  'Face.Compare': 'faceCamera',
  'SignIn.Begin': null,
  'SignIn.BeginSigner': null,
  'Shared.Fetch': null,
  'Shared.Choose': null,
  'Camera.Open': 'documentCamera',
  'Camera.Close': null,
  'Material.Capture': 'documentCamera',
  'Material.RemovePage': null,
  'Material.View': null,
  'Document.View': null,
  'Document.Print': 'documentPrinter',
  'Application.Sign': null,
  'Application.Submit': null,
  'Appointment.Offer': null,
  'Appointment.Make': null,
  'Delivery.Choose': null,
  'Evaluation.Give': null,
  'Receipt.Scan': 'scanner',
  'Receipt.Enter': null,
  'Receipt.Prove': null,
  'Notice.Scan': 'scanner',
  'Case.List': null,
  'Case.Open': null,
  'Supply.Begin': null,
  'Supply.HandIn': null,
}
const payload: Partial<Record<CommandName, unknown>> = {
  'Camera.Open': { camera: 'documentCamera' },
  'Camera.Close': { camera: 'documentCamera' },
  'Document.View': { document: 'notice' },
  'Document.Print': { document: 'notice', on: 'a4' },
}
const deviceOf = (name: CommandName, given: unknown): string | null =>
  (commands[name].device as (payload: unknown) => string | null)(given)

it.each(Object.entries(work))('%s: %s', (name, device) => {
  expect(deviceOf(name as CommandName, payload[name as CommandName] ?? {})).toBe(device)
})

it('is chosen by what is asked: the roll’s printer, the other camera', () => {
  expect(deviceOf('Document.Print', { document: 'receipt', on: 'roll' })).toBe('receiptPrinter')
  expect(deviceOf('Camera.Open', { camera: 'faceCamera' })).toBe('faceCamera')
})
