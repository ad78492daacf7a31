// The colours that the reader chose, before the page is painted.
{
  const color = window.__md_get("__palette")?.color
  if (color) {
    if (color.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"
      const option = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wanted})']`)
      for (const key of ["media", "scheme", "primary", "accent"]) color[key] = option?.getAttribute(`data-md-color-${key}`) ?? color[key]
    }
    for (const [key, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${key}`, value)
  }
}
