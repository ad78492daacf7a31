// The tabs that the reader chose last, and the one that the address names.
{
  const chosen = "linked" in document.currentScript.dataset ? window.__md_get("__tabs") : null
  for (const set of Array.isArray(chosen) ? document.querySelectorAll(".tabbed-set") : []) {
    const labels = [...set.querySelectorAll(".tabbed-labels label")]
    const label = chosen.flatMap((name) => labels.filter((one) => one.innerText.trim() === name))[0]
    if (label) document.getElementById(label.htmlFor).checked = true
  }
  const target = document.getElementById(location.hash.slice(1))
  if (target?.name?.startsWith("__tabbed_")) target.checked = true
}
