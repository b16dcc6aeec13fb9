/** Weights are moved, and what was assessed follows; without this script the form is sent as any other. */
const PAUSE_MS = 150;
const form = document.getElementById("weights");
let timer = 0;
let asked = 0;

function addressOf(source: HTMLFormElement): string {
  const fields = [...new FormData(source)].filter(([, value]) => typeof value === "string" && value !== "");
  const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
  return `${source.action.split("?")[0]}?${query}`;
}

/** Fetches the same page under the new weights and takes its result over; a later move makes an answer stale. */
async function follow(source: HTMLFormElement): Promise<void> {
  const turn = ++asked;
  const address = addressOf(source);
  const response = await fetch(address);
  if (!response.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("assessed");
  if (!fresh || turn !== asked) return;
  document.getElementById("assessed")?.replaceWith(fresh);
  history.replaceState(null, "", address);
}

if (form instanceof HTMLFormElement) {
  form.addEventListener("input", ({target}) => {
    if (target instanceof HTMLInputElement && target.nextElementSibling instanceof HTMLOutputElement) {
      target.nextElementSibling.value = target.value;
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void follow(form), PAUSE_MS);
  });
}

export {};
