// An announcement that the reader has put away stays away.
{
  const announcement = document.querySelector("[data-md-component=announce]")
  const text = announcement?.querySelector(".md-typeset")
  if (text && window.__md_hash(text.innerHTML) === window.__md_get("__announce")) announcement.hidden = true
}
