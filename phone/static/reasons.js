// What others wrote, under the result: fetched when the page has it, marks saved at once.
const waiting = new Map(); // form -> what it last said and nobody has received
let sending = false;

export async function begin(part) {
  const link = part.querySelector("a");
  if (!part.isConnected || !link) return; // the room has gone on
  const answer = await fetch(`${link.href}?part=1`);
  if (!answer.ok) return; // the link stands
  link.parentElement.outerHTML = await answer.text();
  part.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, button = event.submitter;
    const on = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", on);
    form.elements.namedItem(button.value).value = on ? "1" : "";
    waiting.set(form, new URLSearchParams(new FormData(form)));
    if (!sending) send();
  });
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
