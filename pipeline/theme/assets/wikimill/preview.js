// A preview of what a link leads to: on hover and focus as a tooltip, on a tap as a small dialog with a way on.
// It can be dismissed (Escape), hovered, and stays until the reader leaves (WCAG 1.4.13). Without it links are links.
(() => {
  "use strict"
  if (!window.fetch || location.protocol === "file:") return

  const INTENT = 90 // ms that a pointer rests on a link before anything is fetched
  const DELAY = 320 // ms before a preview opens
  const GRACE = 240 // ms to cross the gap between link and preview
  const PATIENCE = 700 // ms that a tap waits for its preview; then it simply follows the link
  const words = JSON.parse(document.getElementById("wm-words")?.textContent ?? "{}")
  const kept = new Map()
  let link = null // the one whose preview is open or about to be
  let box = null
  let timers = []
  let pressed = "mouse" // what the last press was made with
  let titled = null // a native tooltip that is held back meanwhile

  const element = (tag, css, text) => {
    const made = document.createElement(tag)
    if (css) made.className = css
    if (text) made.textContent = text
    return made
  }

  // Only links in the text that lead to a page of this site.
  const wanted = (target) => {
    const found = target instanceof Element ? target.closest(".md-content a[href]") : null
    if (!found || found.matches(".headerlink, .footnote-ref, .footnote-backref, .md-button, .md-content__button, .wm-no-preview")) return null
    if (found.origin !== location.origin || !found.pathname.endsWith(".html") || found.closest(".wm-preview")) return null
    return found
  }

  const about = (found) => {
    const address = found.pathname.replace(/\.html$/, ".note.json")
    if (!kept.has(address)) {
      const asked = fetch(address, { credentials: "same-origin" })
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((note) => (note?.version === 1 && typeof note.title === "string" ? note : null))
        .catch(() => null)
      kept.set(address, asked)
      asked.then((note) => note || setTimeout(() => kept.delete(address), 10000))
    }
    return kept.get(address)
  }

  const fragment = (found) => {
    try {
      return decodeURIComponent(found.hash.slice(1))
    } catch {
      return ""
    }
  }

  const names = (aliases) => {
    const line = element("p", "wm-preview__aliases")
    line.append(element("span", "wm-label", words.also_known_as ?? ""), " ")
    aliases.slice(0, 6).forEach(({ name, language }, index) => {
      const one = element("span", "", name)
      if (language) one.lang = language
      line.append(index ? ", " : "", one)
    })
    return line
  }

  const facts = (told) => {
    const line = element("p", "wm-preview__facts")
    const shown = told.filter((fact) => ["status", "trust", "confidence", "updated"].includes(fact.kind))
    shown.forEach((fact, index) => line.append(index ? " · " : "", `${fact.label}: ${fact.value}`))
    return shown.length ? line : ""
  }

  const content = (note, found, remark) => {
    const part = note.parts?.find(({ id }) => id === fragment(found))
    const made = document.createDocumentFragment()
    const title = element("p", "wm-preview__title", note.title)
    if (part?.title && part.title !== note.title) title.append(element("span", "wm-preview__part", ` › ${part.title}`))
    made.append(title)
    if (remark) made.append(element("p", "wm-preview__remark", remark))
    if (!part && note.aliases?.length) made.append(names(note.aliases))
    const text = part ? part.text || (part.title ? "" : note.summary) : note.summary
    if (text) made.append(element("p", "wm-preview__text", text))
    if (!part && note.facts) made.append(facts(note.facts))
    return made
  }

  const place = (found, x) => {
    const lines = [...found.getClientRects()]
    const line = lines.find((one) => x !== null && x >= one.left - 1 && x <= one.right + 1) ?? lines[0]
    if (!line) return
    const room = document.documentElement.clientWidth
    const width = box.offsetWidth
    const height = box.offsetHeight
    const bar = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0
    const below = window.innerHeight - line.bottom
    const above = below < height + 12 && line.top - Math.max(bar, 0) > height + 12
    const left = Math.max(8, Math.min(line.left, room - width - 8))
    const top = above ? line.top - height - 6 : line.bottom + 6
    const origin = (box.offsetParent ?? document.documentElement).getBoundingClientRect()
    box.style.left = `${left - origin.left}px`
    box.style.top = `${top - origin.top}px`
  }

  const open = (found, note, tapped, x = null) => {
    shut()
    link = found
    titled = found.getAttribute("title")
    if (titled !== null) found.removeAttribute("title")
    box = element("div", tapped ? "wm-preview wm-preview--tapped" : "wm-preview")
    box.id = "wm-preview"
    box.dir = "auto"
    const inner = element("div", "wm-preview__inner")
    if (note.language) inner.lang = note.language
    inner.append(content(note, found, titled))
    box.append(inner)
    const within = document.querySelector("main") ?? document.body
    if (tapped) {
      box.setAttribute("role", "dialog")
      box.setAttribute("aria-label", note.title)
      const actions = element("p", "wm-preview__actions")
      const on = element("a", "wm-preview__open", words.open ?? note.title)
      on.href = found.href
      const away = element("button", "wm-preview__close", words.close ?? "×")
      away.type = "button"
      away.addEventListener("click", () => dismiss(true))
      actions.append(on, away)
      box.append(actions)
      within.append(box)
      place(found, x)
      on.focus({ preventScroll: true })
    } else {
      box.setAttribute("role", "tooltip")
      within.append(box)
      found.setAttribute("aria-describedby", box.id)
      place(found, x)
    }
  }

  const shut = () => {
    timers.forEach(clearTimeout)
    timers = []
    if (box) {
      box.remove()
      link.removeAttribute("aria-describedby")
      if (titled !== null) link.setAttribute("title", titled)
    }
    box = link = titled = null
  }

  const dismiss = (back) => {
    const from = link
    const tapped = box?.getAttribute("role") === "dialog"
    shut()
    if (back && tapped) from?.focus({ preventScroll: true })
  }

  const soon = (found, x) => {
    if (found === link) return cancelLeaving()
    shut()
    link = found
    timers.push(
      setTimeout(() => about(found), INTENT),
      setTimeout(async () => {
        const note = await about(found)
        if (note && link === found && !box) open(found, note, false, x)
      }, DELAY),
    )
  }

  let leaving = 0
  const cancelLeaving = () => clearTimeout(leaving)
  const leave = () => {
    cancelLeaving()
    leaving = setTimeout(() => {
      if (box && (box.matches(":hover") || link === document.activeElement)) return
      if (box?.getAttribute("role") !== "dialog") shut()
    }, box ? GRACE : 0)
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return
    if (box?.contains(event.target)) return cancelLeaving()
    const found = wanted(event.target)
    if (found && event.buttons === 0) {
      cancelLeaving()
      soon(found, event.clientX)
    } else if (link && link !== document.activeElement) leave()
  })
  document.documentElement.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && link && link !== document.activeElement) leave()
  })

  document.addEventListener("focusin", (event) => {
    if (box?.contains(event.target)) return
    const found = wanted(event.target)
    if (found && found.matches(":focus-visible") && pressed !== "touch") soon(found, null)
    else if (link && found !== link) shut()
  })
  document.addEventListener("focusout", (event) => {
    if (event.target === link && box?.getAttribute("role") !== "dialog" && !box?.matches(":hover")) shut()
  })

  document.addEventListener("keydown", (event) => {
    pressed = "key"
    if (event.key === "Escape" && (box || link)) {
      if (box) event.stopPropagation()
      dismiss(true)
    }
  }, true)
  document.addEventListener("pointerdown", (event) => {
    pressed = event.pointerType
    if (box && !box.contains(event.target) && wanted(event.target) !== link) shut()
  }, true)

  document.addEventListener("click", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented)
    const found = wanted(event.target)
    if (!found || !plain || (event.pointerType ?? pressed) !== "touch") {
      if (found) shut()
      return
    }
    if (box && link === found) return shut() // a second tap follows the link
    event.preventDefault()
    event.stopPropagation()
    shut()
    link = found
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null))
    Promise.race([about(found), late]).then((note) => {
      if (link !== found) return
      if (note) open(found, note, true, event.clientX)
      else location.assign(found.href)
    })
  }, true)

  window.addEventListener("resize", () => box && place(link, null))
  window.addEventListener("pagehide", shut)
  if (window.document$) window.document$.subscribe(shut) // a page that Material swapped in
})()
