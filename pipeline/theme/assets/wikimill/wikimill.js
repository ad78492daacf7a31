// Math and diagrams are drawn where a page has some; what draws them is fetched only then, and from the site itself.
(() => {
  "use strict"
  const here = document.currentScript.src
  const beside = (name) => new URL(`../${name}`, here).href

  const fetched = new Map()
  const fetchScript = (name) => {
    if (!fetched.has(name)) {
      fetched.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script")
        script.src = beside(name)
        script.onload = resolve
        script.onerror = reject
        document.head.append(script)
      }))
    }
    return fetched.get(name)
  }

  const fetchStyle = (name) => {
    if (document.querySelector(`link[href="${beside(name)}"]`)) return
    const style = document.createElement("link")
    style.rel = "stylesheet"
    style.href = beside(name)
    document.head.append(style)
  }

  // Material draws diagrams with a global `mermaid`, and asks another server for it where there is none.
  if (typeof window.mermaid === "undefined" || window.mermaid instanceof Element) {
    let settings = {}
    window.mermaid = {
      initialize(given) { settings = given },
      async render(...parts) {
        await fetchScript("mermaid/mermaid.min.js")
        window.mermaid.initialize({ ...settings, startOnLoad: false, securityLevel: "strict" })
        return window.mermaid.render(...parts)
      },
    }
  }

  // What opens over the page says what it is.
  const search = document.querySelector(".md-search[role=dialog]:not([aria-label])")
  search?.setAttribute("aria-label", search.querySelector("input")?.getAttribute("aria-label") ?? "Search")

  // Browsers draw most formulas themselves. What draws the others is fetched once the first of them comes near, and then draws all.
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return
    near.disconnect()
    typeset()
  }, { rootMargin: "300px" })
  const watch = () => document.querySelectorAll(".arithmatex:not([data-typeset])").forEach((one) => near.observe(one))
  window.addEventListener("beforeprint", () => typeset())

  // What scrolls can be scrolled with the keyboard, and the buttons beside each listing have a name of their own.
  const reach = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset div.arithmatex, .md-typeset pre > code, .wm-card")) {
      if (box.scrollWidth > box.clientWidth || box.matches(".wm-card") && box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0
      else box.removeAttribute("tabindex")
    }
    document.querySelectorAll("nav.md-code__nav").forEach((bar, index) => {
      const name = `${bar.querySelector("[title]")?.title ?? ""} ${index + 1}`.trim()
      if (bar.getAttribute("aria-label") !== name) bar.setAttribute("aria-label", name)
    })
  }
  new MutationObserver(() => requestAnimationFrame(reach)).observe(document.body, { childList: true, subtree: true })
  window.addEventListener("resize", () => requestAnimationFrame(reach))

  const typeset = async () => {
    const found = document.querySelectorAll(".arithmatex:not([data-typeset])")
    if (!found.length) return
    fetchStyle("katex/katex.min.css")
    await fetchScript("katex/katex.min.js")
    for (const element of found) {
      if ("typeset" in element.dataset) continue
      const source = element.textContent.trim()
      element.dataset.typeset = ""
      const displayMode = source.startsWith("\\[")
      window.katex.render(source.slice(2, -2), element, { displayMode, throwOnError: false, trust: false })
    }
  }

  // A formula is copied as its TeX: as a selection it would be its signs, a line for each.
  const whole = (node) => (node instanceof Element ? node : node.parentElement)?.closest(".arithmatex")
  document.addEventListener("copy", (event) => {
    const selection = getSelection()
    if (!selection.rangeCount || selection.isCollapsed) return
    const range = selection.getRangeAt(0).cloneRange()
    const [first, last] = [whole(range.startContainer), whole(range.endContainer)]
    if (first) range.setStartBefore(first)
    if (last) range.setEndAfter(last)
    const copied = document.createElement("div")
    copied.append(range.cloneContents())
    const formulas = copied.querySelectorAll(".arithmatex[data-typeset]")
    if (!formulas.length) return
    for (const one of formulas) {
      const tex = one.querySelector("annotation")?.textContent.trim()
      const sign = one.querySelector("math[display=block]") ? "$$" : "$"
      if (tex) one.replaceChildren(`${sign}${tex}${sign}`)
    }
    event.clipboardData.setData("text/html", copied.innerHTML)
    event.clipboardData.setData("text/plain", copied.textContent)
    event.preventDefault()
  })

  const browse = () => {
    if (document.querySelector(".wm-random[data-shares], .wm-filter[data-source]:not([data-ready])")) fetchScript("wikimill/browse.js")
    if (document.querySelector(".wm-board")) fetchScript("wikimill/board.js")
  }

  const ready = () => {
    browse()
    watch()
  }

  if (window.document$) window.document$.subscribe(ready) // a page that Material swapped in, too
  else document.addEventListener("DOMContentLoaded", ready)

  // Who came by an old address is told so.
  const from = document.referrer && new URL(document.referrer).pathname
  for (const line of document.querySelectorAll(".wm-redirected-from[data-from]")) {
    if (from && new URL(line.dataset.from, location.href).pathname === from) line.hidden = false
  }
})()
