import { CameraPanel } from './camera-panel.tsx'
import { Enlarged, Key } from './parts.tsx'
import { PlatformPanel } from './platform-panel.tsx'
import { DocumentPrinterPanel, ReceiptPrinterPanel } from './printer-panels.tsx'
import { ReaderPanel } from './reader-panel.tsx'
import { daemonGone } from './world.ts'
import { say, switchLanguage } from './words.ts'

export function Dock() {
  return (
    <>
      <header class="head">
        <h1>{say('title')}</h1>
        <p>{say('subtitle')}</p>
        <a class="key" href="/" target="kiosk" title={say('kioskHint')}>
          {say('kiosk')}
        </a>
        <Key onPress={switchLanguage}>{say('otherLanguage')}</Key>
      </header>
      {daemonGone.value && (
        <p class="trouble head-trouble" role="alert">
          {say('daemonGone')}
        </p>
      )}
      <main class="columns">
        <div class="column">
          <ReaderPanel />
        </div>
        <div class="column">
          <ReceiptPrinterPanel />
          <DocumentPrinterPanel />
          <CameraPanel camera="document-camera" />
          <CameraPanel camera="face-camera" />
        </div>
        <div class="column">
          <PlatformPanel />
        </div>
      </main>
      <Enlarged />
    </>
  )
}
