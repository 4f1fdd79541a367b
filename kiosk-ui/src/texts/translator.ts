import { createInstance } from 'i18next'

/**
 * i18next without its namespaces and nested keys: keys are flat, texts go into the page as text nodes and need no
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
