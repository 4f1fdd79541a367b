import { createInstance } from 'i18next'

/**
 * i18next without namespaces and nested keys: keys are flat, and texts are inserted as text nodes, so they need no
 * escaping.
 */
export const translator = createInstance()
void translator.init({
  resources: {},
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
})
