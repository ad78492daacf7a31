// What Material's scripts remember in the browser, by names that they share; a file, so that no script stands in a page.
window.__md_scope = new URL(document.currentScript.dataset.scope, location)

window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0)

window.__md_get = (key, storage = localStorage, scope = window.__md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`))

window.__md_set = (key, value, storage = localStorage, scope = window.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
  } catch {
    // a browser that keeps nothing forgets it
  }
}
