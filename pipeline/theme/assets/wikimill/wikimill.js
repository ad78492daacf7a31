// Math is typeset where a page has some; the scripts and fonts for it are fetched only then, from the site itself.
(() => {
  "use strict"
  const here = document.currentScript.src
  const beside = (name) => new URL(`../katex/${name}`, here).href
  let katex

  const fetchKatex = () => {
    katex ??= new Promise((resolve, reject) => {
      const style = document.createElement("link")
      style.rel = "stylesheet"
      style.href = beside("katex.min.css")
      const script = document.createElement("script")
      script.src = beside("katex.min.js")
      script.onload = () => resolve(window.katex)
      script.onerror = reject
      document.head.append(style, script)
    })
    return katex
  }

  const typeset = async () => {
    const found = document.querySelectorAll(".arithmatex:not([data-typeset])")
    if (!found.length) return
    const { render } = await fetchKatex()
    for (const element of found) {
      const source = element.textContent.trim()
      element.dataset.typeset = ""
      render(source.slice(2, -2), element, { displayMode: source.startsWith("\\["), throwOnError: false, trust: false })
    }
  }

  if (window.document$) window.document$.subscribe(typeset) // a page that Material swapped in
  else typeset()
})()
