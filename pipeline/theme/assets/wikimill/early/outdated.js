// Whether this is an old version, as the script that knows the versions has found out before.
{
  const note = document.querySelector("[data-md-component=outdated]")
  const base = new URL(document.currentScript.dataset.base, location)
  if (note && window.__md_get("__outdated", sessionStorage, base) === true) note.hidden = false
}
