// What others wrote, under the result: fetched when the page has it, marks saved at once.
const waiting = new Map(); // form -> what it last said and nobody has received
let sending = false;

export function begin(part) {
  const fresh = part.querySelector("[data-fresh]"); // changes when reasons are let through or hidden
  new MutationObserver(() => setTimeout(fill, Math.random() * part.dataset.wait, part))
    .observe(fresh, { childList: true, characterData: true, subtree: true });
  part.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, button = event.submitter;
    const on = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", on);
    form.elements.namedItem(button.value).value = on ? "1" : "";
    waiting.set(form, new URLSearchParams(new FormData(form)));
    if (!sending) send();
  });
  return fill(part);
}

async function fill(part) {
  if (!part.isConnected) return; // the room has gone on
  const list = part.querySelector("div"), told = part.querySelector("[data-fresh]").textContent;
  if (told && sending) { setTimeout(fill, 500, part); return; } // a mark first
  part.hidden = !told;
  if (!told) { list.replaceChildren(); return; }
  const answer = await fetch(`${part.dataset.from}?part=1`);
  if (answer.ok) list.innerHTML = await answer.text(); // else the link stands
}

async function send() {
  sending = true;
  for (let tries = 0; waiting.size;) {
    const [form, body] = waiting.entries().next().value;
    const { saved, waiting: later } = form.closest("ul").dataset;
    const answer = await fetch(form.action, {
      method: "POST", body, keepalive: true, headers: { Accept: "application/json" },
    }).catch(() => null);
    const result = await answer?.json().catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 429 || !result) {
      say(form, later);
      await new Promise((done) => setTimeout(done, Math.min(1000 * 2 ** tries++, 30000)));
      continue;
    }
    tries = 0;
    if (waiting.get(form) !== body) continue; // changed meanwhile
    waiting.delete(form);
    say(form, result.saved ? saved : result.error);
  }
  sending = false;
}

function say(form, text) {
  form.querySelector(".status").textContent = text;
}
