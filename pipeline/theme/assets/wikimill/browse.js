// A note by chance, and notes by several facets at once. What both need to know comes in files of its own.
(() => {
  "use strict"
  const load = (address) => {
    const script = document.createElement("script")
    script.src = new URL(address, location.href).href
    document.head.append(script)
  }

  const chance = document.querySelector(".wm-random[data-shares]")
  if (chance) {
    const { root, shares } = chance.dataset
    const files = shares.split(" ")
    const pick = (from) => from[Math.floor(Math.random() * from.length)]
    window.wikimillRandom = (addresses) => location.replace(new URL(root + pick(addresses), location.href).href)
    load(pick(files))
  }

  const filter = document.querySelector(".wm-filter[data-source]:not([data-ready])")
  if (filter) tick(filter)

  function tick(place) {
    place.dataset.ready = ""
    const step = 100
    const words = JSON.parse(place.dataset.words)
    const boxes = []
    const groups = [...document.querySelectorAll(".wm-choices")].map((list, group) => {
      const first = Number(/wm-choices--from-(\d+)/.exec(list.className)[1])
      return [...list.children].map((item, index) => boxOf(item, first + index, group))
    })
    const told = element("p", "wm-filter__told", { role: "status" })
    const found = element("ul", "wm-notes")
    const more = element("button", "wm-filter__more", { type: "button", hidden: "" }, words.more)
    const clear = element("button", "wm-filter__clear", { type: "button" }, words.clear)
    const last = groups.at(-1)[0].box.closest("ul")
    last.after(told, found, more)

    let rows = null
    let fitting = []
    let shown = 0

    function boxOf(item, value, group) {
      const name = item.querySelector("a")
      const count = item.querySelector(".wm-count")
      const box = element("input", "", { type: "checkbox", autocomplete: "off" })
      const label = element("label", "")
      label.append(box, name.textContent)
      if (name.lang) label.lang = name.lang
      item.replaceChildren(label, " ", count)
      const entry = { box, value, group, count }
      boxes.push(entry)
      box.addEventListener("change", choose)
      return entry
    }

    function choose() {
      if (rows) return draw()
      window.wikimillFilter = (given) => {
        rows = given.map(([title, address, ...values]) => ({ title, address, values: new Set(values) }))
        draw()
      }
      load(place.dataset.source)
    }

    function fits(row, except) {
      return groups.every((group, number) => {
        const asked = group.filter((entry) => entry.box.checked)
        return number === except || !asked.length || asked.some((entry) => row.values.has(entry.value))
      })
    }

    function draw() {
      const any = boxes.some((entry) => entry.box.checked)
      fitting = any ? rows.filter((row) => fits(row, -1)) : []
      groups.forEach((group, number) => {
        const open = rows.filter((row) => fits(row, number))
        for (const entry of group) {
          const left = open.filter((row) => row.values.has(entry.value)).length
          entry.count.textContent = number_(left)
          entry.box.disabled = !left && !entry.box.checked
        }
      })
      found.replaceChildren()
      shown = 0
      told.replaceChildren(any ? (fitting.length ? number_(fitting.length) : words.none) : "")
      if (any) told.append(clear)
      extend()
    }

    function extend() {
      for (const row of fitting.slice(shown, shown + step)) {
        const item = element("li", "")
        const link = element("a", "", { href: new URL(place.dataset.root + row.address, location.href).href }, row.title)
        item.append(link)
        found.append(item)
      }
      shown += step
      more.hidden = shown >= fitting.length
    }

    function number_(count) {
      return (count === 1 ? words.one : words.many).replace("{count}", count.toLocaleString("en"))
    }

    more.addEventListener("click", () => {
      const next = found.children.length
      extend()
      found.children[next]?.querySelector("a").focus()
    })
    clear.addEventListener("click", () => {
      for (const entry of boxes) entry.box.checked = false
      draw()
      boxes[0].box.focus()
    })
  }

  function element(name, css, attributes = {}, text = "") {
    const made = document.createElement(name)
    if (css) made.className = css
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.textContent = text
    return made
  }
})()
