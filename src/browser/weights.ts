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
  const page = await pageAt(address);
  if (turn !== asked) return;
  const fresh = page?.getElementById("assessed");
  if (fresh) {
    document.getElementById("assessed")?.replaceWith(fresh);
    history.replaceState(null, "", address);
    say(`Assessed again. ${fresh.dataset["said"] ?? ""}`);
  } else refuse(page?.querySelector(".empty") ?? undefined);
}

async function pageAt(address: string): Promise<Document | undefined> {
  const response = await fetch(address).catch(() => undefined);
  return response && new DOMParser().parseFromString(await response.text(), "text/html");
}

/** A result that does not belong to the weights shown would mislead; what is wrong stands in its place. */
function refuse(said: Element | undefined): void {
  const problem = said ?? document.createElement("p");
  if (!said) problem.textContent = "The server does not answer. Try again later.";
  document.getElementById("assessed")?.replaceChildren(problem);
  say([...(said?.children ?? [problem])].map(({textContent}) => textContent ?? "").join(". "));
}

/** One sentence for who hears the page; the whole table read aloud after each move would drown it. */
function say(text: string): void {
  const status = document.getElementById("assessed-said");
  if (status) status.textContent = text;
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
