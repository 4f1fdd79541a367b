/**
 * How long each command may take, in milliseconds, from its acknowledge to its completion. Apart from the schemas, so
 * that the UI can hold the daemon to it without carrying valibot into the first screen (2.4 kB of 25).
 */
export const timeouts = {
  'Common.Status': 2_000,
  'Common.Cancel': 2_000,
  'Common.Report': 2_000,
  'Session.Current': 2_000,
  'Session.Begin': 2_000,
  'Session.Save': 2_000,
  'Session.SetLanguage': 2_000,
  'Session.Alive': 2_000,
  'Session.End': 5_000,
  'IdCard.Read': 120_000,
  'Face.Compare': 30_000,
  'SignIn.Begin': 180_000,
  'Shared.Fetch': 20_000,
  'Camera.Open': 10_000,
  'Camera.Close': 2_000,
  'Material.Capture': 15_000,
  'Material.RemovePage': 2_000,
  'Material.View': 10_000,
  'Document.View': 20_000,
  'Document.Print': 180_000,
  'Application.Sign': 5_000,
  'Application.Submit': 60_000,
  'Delivery.Choose': 10_000,
  'Evaluation.Give': 10_000,
} as const
