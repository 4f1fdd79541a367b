/**
 * How a terminal runs its browser. What a citizen saw must not stay in it: the page asks for a new process after each
 * (device-daemon/src/server/renewal-route.ts), and these switches see to the rest. They are the same for the demo, for
 * a terminal, and for the test that looks into the browser's memory
 * (e2e/situations/nothing-of-a-person-stays.spec.ts).
 */
export const kioskSwitches = (profile: string, address: string): readonly string[] => [
  `--app=${address}`,
  `--user-data-dir=${profile}`,
  // Nobody's page is kept for going back; its process would go on for ten minutes.
  '--disable-features=BackForwardCache',
  // The browser's own process hears what is typed into a field.
  '--enable-features=PartitionAllocEventuallyZeroFreedMemory',
  // What it writes of a session (addresses, suggestions) is gone with it.
  '--incognito',
  '--no-first-run',
  '--noerrdialogs',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-sync',
  '--disable-component-update',
  '--disable-background-networking',
  '--hide-crash-restore-bubble',
  // Chromium refuses to sandbox as root; a real kiosk never runs it as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
