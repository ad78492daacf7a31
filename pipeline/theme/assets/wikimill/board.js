// A canvas fits its window at first; it is drawn larger and smaller with buttons, and moved with the mouse as well.
(() => {
  "use strict"
  const least = 0.1, most = 2, step = 1.25

  for (const board of document.querySelectorAll(".wm-board:not([data-ready])")) {
    board.dataset.ready = ""
    const view = board.querySelector(".wm-board__view"), plane = board.querySelector(".wm-board__plane")
    const words = JSON.parse(board.dataset.words)
    let zoom = 1

    const scale = (wanted) => {
      const before = zoom
      zoom = Math.min(most, Math.max(least, wanted))
      const middle = [view.scrollLeft + view.clientWidth / 2, view.scrollTop + view.clientHeight / 2]
      plane.style.setProperty("--zoom", zoom)
      view.scrollLeft = middle[0] * zoom / before - view.clientWidth / 2
      view.scrollTop = middle[1] * zoom / before - view.clientHeight / 2
    }

    const measure = (name) => parseFloat(plane.style.getPropertyValue(name))
    const whole = () => scale(Math.min(1, view.clientWidth / measure("--w"), view.clientHeight / measure("--h")))

    const bar = document.createElement("div")
    bar.className = "wm-board__zoom"
    for (const [sign, name, press] of [["−", words.out, () => scale(zoom / step)], ["+", words.in, () => scale(zoom * step)], [words.all, "", whole]]) {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = sign
      if (name) {
        button.title = name
        button.setAttribute("aria-label", name)
      }
      button.addEventListener("click", press)
      bar.append(button)
    }
    board.querySelector(".wm-board__bar").append(bar)

    let held = null
    view.dataset.drag = ""
    view.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button || event.target.closest("a, .wm-card:not(.wm-card--group)")) return
      held = [event.clientX + view.scrollLeft, event.clientY + view.scrollTop]
      view.dataset.drag = "on"
      view.setPointerCapture(event.pointerId)
    })
    view.addEventListener("pointermove", (event) => {
      if (held) view.scrollTo(held[0] - event.clientX, held[1] - event.clientY)
    })
    for (const end of ["pointerup", "pointercancel"]) {
      view.addEventListener(end, () => {
        held = null
        view.dataset.drag = ""
      })
    }

    // Not smaller than can be read.
    scale(Math.max(0.75, Math.min(1, view.clientWidth / measure("--w"))))
    view.scrollTo(0, 0)
    if (location.hash.startsWith("#card-")) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center", inline: "center" })
  }
})()
