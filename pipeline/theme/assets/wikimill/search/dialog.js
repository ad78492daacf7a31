// The dialog: a combobox and its list, as the ARIA Authoring Practices describe them.
(() => {
  "use strict"
  const { wikimill } = window
  const say = wikimill.words
  const icons = {
    search: "M10 3a7 7 0 0 1 5.6 11.2l5.1 5.1-1.4 1.4-5.1-5.1A7 7 0 1 1 10 3m0 2a5 5 0 1 0 0 10 5 5 0 0 0 0-10",
    note: "M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2m0 2v16h11V8.5h-4.5V4zm2 8h7v1.6H8zm0 3.6h5v1.6H8z",
    heading: "M9.5 3 8.7 8H4.5v2h3.9l-.7 4H3.5v2h3.9l-.8 5h2l.8-5h4l-.8 5h2l.8-5h4.1v-2h-3.8l.7-4h4.1V8h-3.8l.8-5h-2l-.8 5h-4l.8-5zm.9 7h4l-.7 4h-4z",
    text: "M4 5h16v1.8H4zm0 5h16v1.8H4zm0 5h10v1.8H4z",
    list: "M4 5h2v2H4zm4 0h12v2H8zm-4 6h2v2H4zm4 0h12v2H8z",
    recent: "M12 3a9 9 0 1 1-8.5 6h2.2A7 7 0 1 0 7 7.1L9 9H3V3l2.6 2.6A9 9 0 0 1 12 3m-.9 4h1.8v5l4 2.4-.9 1.5-4.9-3z",
  }

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value)
    made.append(...children)
    return made
  }

  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
    svg.setAttribute("viewBox", "0 0 24 24")
    svg.setAttribute("aria-hidden", "true")
    const path = document.createElementNS(svg.namespaceURI, "path")
    path.setAttribute("d", icons[name])
    svg.append(path)
    return svg
  }

  const marked = (parts) => parts.map((part) => part.marked ? element("mark", {}, part.text) : part.text)
  const language = (name) => /[가-힣]/.test(name) ? "ko" : undefined
  const urlOf = (address, anchor) => wikimill.root + address.split("/").map(encodeURIComponent).join("/") + (anchor ? `#${encodeURIComponent(anchor)}` : "")

  const input = element("input", {
    class: "wm-search__input", type: "text", role: "combobox", "aria-label": say.label, "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": "wm-search-list", placeholder: say.placeholder, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
  })
  const list = element("div", { class: "wm-search__list", id: "wm-search-list", role: "listbox", "aria-label": say.label, hidden: "" })
  const told = element("p", { class: "wm-search__told", hidden: "" })
  const status = element("p", { class: "wm-search__status", role: "status" })
  const close = element("button", { class: "wm-search__close", type: "button" }, say.close)
  const everything = element("a", { class: "wm-search__all" }, say.all)
  const keys = element("span", { class: "wm-search__keys", "aria-hidden": "true" },
    element("kbd", {}, "↑"), element("kbd", {}, "↓"), ` ${say.move} `, element("kbd", {}, "↵"), ` ${say.open} `, element("kbd", {}, "esc"), ` ${say.close.toLowerCase()}`)
  const dialog = element("dialog", { class: "wm-search", "aria-label": say.label },
    element("div", { class: "wm-search__box" },
      element("div", { class: "wm-search__head" }, icon("search"), input, close),
      told, list, status,
      element("div", { class: "wm-search__foot" }, everything, keys)))

  let ready, turn = 0, active = -1, saying

  const options = () => [...list.querySelectorAll("[role=option]")]

  const activate = (index) => {
    const all = options()
    active = all.length ? (index + all.length) % all.length : -1
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)))
    if (active < 0) return input.removeAttribute("aria-activedescendant")
    input.setAttribute("aria-activedescendant", all[active].id)
    all[active].scrollIntoView({ block: "nearest" })
  }

  // What stands in one line of the list, and in the finer one below it.
  const option = ({ address, anchor, kind, line, below = [] }) =>
    element("a", { class: `wm-search__option wm-search__option--${kind}`, role: "option", href: urlOf(address, anchor), tabindex: "-1", "aria-selected": "false", "data-key": `${address}#${anchor ?? ""}` },
      icon(kind),
      element("span", { class: "wm-search__what" }, element("span", { class: "wm-search__line" }, ...line), ...below))

  const group = (label, items) => {
    if (!items.length) return []
    const id = `wm-search-${label.replace(/\s+/g, "-")}`
    return [element("div", { role: "group", "aria-labelledby": id }, element("div", { class: "wm-search__label", id, role: "presentation" }, label), ...items.map(option))]
  }

  const show = (groups) => {
    const kept = options()[active]?.dataset.key
    list.replaceChildren(...groups.flat())
    const all = options()
    all.forEach((one, number) => { one.id = `wm-search-${number}` })
    list.hidden = !all.length
    input.setAttribute("aria-expanded", String(all.length > 0))
    const again = active > 0 ? all.findIndex((one) => one.dataset.key === kept) : 0
    activate(Math.max(0, again))
    return all.length
  }

  const tell = (text, count) => {
    told.textContent = text
    told.hidden = !text
    clearTimeout(saying)
    saying = setTimeout(() => {
      const number = count === undefined ? "" : (count === 1 ? say.found_one : say.found_many).replace("{count}", count)
      status.textContent = [text, number].filter(Boolean).join(" ")
    }, 300)
  }

  // Notes of one title are told apart by where they stand.
  const place = (found, all) => all.some((other) => other !== found && other.title === found.title)
    ? [element("span", { class: "wm-search__named" }, found.address.replace(/(\/index)?\.html$/, ""))] : []

  const note = (found, asked, summary, all) => {
    const { marked: mark } = wikimill.seek
    const other = found.kind === 1 || found.kind === 2
    const named = other ? [element("span", { class: "wm-search__named" }, `${found.kind === 1 ? say.alias : say.former} `, element("b", { lang: language(found.name) }, ...marked(mark(found.name, asked))))]
      : found.kind === 3 ? [element("span", { class: "wm-search__named" }, say.hidden)] : []
    const below = summary?.length ? [element("span", { class: "wm-search__quote" }, ...marked(summary))] : []
    const title = element("span", { class: "wm-search__title", lang: language(found.title) }, ...marked(mark(found.title, asked)))
    return { address: found.address, anchor: found.anchor, kind: found.isList ? "list" : "note", line: [title, ...named, ...place(found, all)], below }
  }

  const stretch = (found, asked) => {
    const { marked: mark } = wikimill.seek
    const title = element("span", { class: "wm-search__title" }, ...(found.kind === "heading" ? marked(mark(found.heading, asked)) : [found.title]))
    const where = found.kind === "heading" ? found.title : found.heading
    const line = where ? [title, element("span", { class: "wm-search__named" }, ...(found.kind === "heading" ? [where] : ["› ", ...marked(mark(where, asked))]))] : [title]
    const below = found.parts.length ? [element("span", { class: "wm-search__quote" }, ...marked(found.parts))] : []
    return { address: found.address, anchor: found.anchor, kind: found.kind, line, below }
  }

  const recent = () => {
    const items = wikimill.recent.all().filter(([address]) => address !== wikimill.address()).map(([address, title]) => ({ address, kind: "recent", line: [element("span", { class: "wm-search__title", lang: language(title) }, title)] }))
    show([group(say.recent, items)])
    tell("")
  }

  const search = async () => {
    const mine = ++turn
    const query = input.value.trim()
    const cut = query.slice(0, 60)
    if (!query) return recent()
    await ready
    const { seek } = wikimill
    const asked = seek.ask(query)
    const names = await seek.names(asked)
    if (mine !== turn) return
    const named = (lists, summaries = []) => names.flatMap((name, index) => name.isList === lists ? [note(name, asked, summaries[index], names)] : [])
    const best = (lists) => names.find((name) => name.isList === lists)?.score ?? Infinity
    const notes = (summaries) => {
      const both = [group(say.notes, named(false, summaries)), group(say.lists, named(true))]
      return (best(true) + 0.1 < best(false) ? both.reverse() : both).flat()
    }
    if (names.length) tell(seek.isMended(asked) ? say.instead.replace("{query}", cut) : "", show([notes()]))
    await new Promise((resolve) => { setTimeout(resolve, names.length ? 60 : 0) })
    if (mine !== turn) return
    const [summaries, texts] = await Promise.all([Promise.all(names.map((name) => seek.summary(name.text, asked))), seek.texts(asked, names)])
    if (mine !== turn) return
    const of = (kind) => texts.filter((text) => text.kind === kind).map((text) => stretch(text, asked))
    const count = show([notes(summaries), group(say.headings, of("heading")), group(say.texts, of("text"))])
    const close = count && seek.isMended(asked)
    tell(count ? (close ? say.instead.replace("{query}", cut) : "") : say.nothing.replace("{query}", cut), count)
    list.dataset.settled = query
  }

  const failed = () => {
    show([])
    tell(say.failed)
    ready = undefined
  }
  const searchOrTell = () => { search().catch(failed) }

  input.addEventListener("input", () => {
    active = -1
    delete list.dataset.settled
    searchOrTell()
  })
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      activate(active + (event.key === "ArrowDown" ? 1 : -1))
    } else if (event.key === "Enter") {
      event.preventDefault()
      const chosen = options()[active]
      if (chosen && (event.ctrlKey || event.metaKey)) window.open(chosen.href, "_blank", "noopener")
      else chosen?.click()
    }
  })
  list.addEventListener("mousedown", (event) => event.preventDefault()) // the input keeps the focus
  list.addEventListener("pointermove", (event) => {
    const over = options().indexOf(event.target.closest("[role=option]"))
    if (over >= 0 && over !== active) activate(over)
  })
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]")
    if (chosen && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close()
  })
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close() })

  wikimill.dialog = {
    open(all) {
      ready = all.then(() => wikimill.shelf.manifest())
      ready.catch(failed)
      everything.href = document.querySelector("a.wm-search-link")?.href ?? wikimill.root
      if (!dialog.isConnected) document.body.append(dialog)
      if (!dialog.open) dialog.showModal()
      input.focus()
      input.select()
      searchOrTell()
    },
  }
})()
