/** How far the work on a report is follows by itself; when it is over the page is loaded anew. */
const PAUSE_MS = 1500;

async function follow(): Promise<void> {
  const shown = document.getElementById("job");
  if (!shown) return;
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("job");
  if (!response.ok || !fresh) return location.reload();
  if (fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
  window.setTimeout(() => void look(), PAUSE_MS);
}

/** A server that cannot be reached for a moment is asked again. */
function look(): Promise<void> {
  return follow().catch(() => void window.setTimeout(() => void look(), PAUSE_MS * 4));
}

window.setTimeout(() => void look(), PAUSE_MS);

export {};
