// The way to the search: the link in the header, Ctrl+K and `/`. What searches is fetched when it is first wanted.
(() => {
  "use strict"
  const here = document.currentScript.src
  const wikimill = window.wikimill ??= {}
  wikimill.root = new URL("../../../", here).href
  const parts = ["words.js", "dialog.js", "../../snowball/english.js", "letters.js", "shelf.js", "seek.js"]
  const mostRecent = 8

  const fetchScript = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.async = false // they build on one another
    script.onload = resolve
    script.onerror = reject
    script.src = new URL(name, here).href
    document.head.append(script)
  })

  let all, dialog
  const prepare = () => {
    if (!all) {
      const coming = parts.map(fetchScript)
      dialog = Promise.all(coming.slice(0, 2))
      all = Promise.all(coming)
      all.catch(() => { all = undefined })
    }
    return dialog
  }

  const link = () => document.querySelector("a.wm-search-link")

  const open = async () => {
    try {
      await prepare()
      wikimill.dialog.open(all)
    } catch {
      const instead = link()?.href
      if (instead) location.href = instead
    }
  }

  const isTyping = (target) => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return
    const control = event.ctrlKey || event.metaKey
    const wanted = control ? event.key.toLowerCase() === "k" && !event.shiftKey : event.key === "/" && !isTyping(event.target)
    if (!wanted) return
    event.preventDefault()
    open()
  })

  document.addEventListener("click", (event) => {
    const found = event.target.closest?.("a.wm-search-link")
    if (!found || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  })

  for (const kind of ["pointerover", "focusin", "touchstart"]) {
    document.addEventListener(kind, (event) => { if (event.target.closest?.("a.wm-search-link")) prepare() }, { passive: true })
  }

  // Where the page that is shown stands in the site.
  wikimill.address = () => {
    const page = location.href.replace(/[?#].*/, "")
    if (!page.startsWith(wikimill.root)) return undefined
    try {
      return page.slice(wikimill.root.length).split("/").map(decodeURIComponent).join("/") || "index.html"
    } catch { return undefined }
  }

  // What was read last, in this browser alone.
  const key = `wikimill.recent ${new URL(wikimill.root).pathname}`
  wikimill.recent = {
    all() {
      try {
        const kept = JSON.parse(localStorage.getItem(key))
        return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && one.every((part) => typeof part === "string")) : []
      } catch { return [] }
    },
    add(address, title) {
      try {
        const others = this.all().filter(([other]) => other !== address)
        localStorage.setItem(key, JSON.stringify([[address, title], ...others].slice(0, mostRecent)))
      } catch { /* a browser that keeps nothing */ }
    },
  }

  const remember = () => {
    const heading = document.querySelector("article h1")?.cloneNode(true)
    heading?.querySelectorAll(".headerlink").forEach((one) => one.remove())
    const title = heading?.textContent.trim()
    const address = wikimill.address()
    if (title && address) wikimill.recent.add(address, title)
  }

  if (window.document$) window.document$.subscribe(remember)
  else document.addEventListener("DOMContentLoaded", remember)
})()
