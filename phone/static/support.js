// Standing behind a line: pressed at once, sent until it is received, the last press counts.
const waiting = new Map(); // a line -> what its button last said and nobody has received
let sending = false;

export function begin(part) {
  part.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, on = form.elements.namedItem("on");
    waiting.set(form.id, { part, to: form.action, body: new URLSearchParams(new FormData(form)) });
    show(form.id, on.value === "1");
    if (!sending) send();
  });
}

/** The line's button now, also where the room has written meanwhile. */
function show(id, pressed, text = "") {
  const form = document.getElementById(id);
  if (!form) return;
  form.querySelector("button").setAttribute("aria-pressed", pressed);
  form.elements.namedItem("on").value = pressed ? "" : "1";
  form.querySelector(".status").textContent = text;
}

async function send() {
  sending = true;
  for (let tries = 0; waiting.size;) {
    const [id, wish] = waiting.entries().next().value;
    const on = wish.body.get("on") === "1";
    const answer = await fetch(wish.to, {
      method: "POST", body: wish.body, keepalive: true, headers: { Accept: "application/json" },
    }).catch(() => null);
    const result = await answer?.json().catch(() => null);
    const later = !answer || answer.status >= 500 || answer.status === 429 || !result;
    if (later) {
      show(id, on, wish.part.dataset.waiting);
      await new Promise((done) => setTimeout(done, Math.min(1000 * 2 ** tries++, 30000)));
      continue;
    }
    tries = 0;
    if (waiting.get(id) !== wish) continue; // pressed again meanwhile
    waiting.delete(id);
    show(id, result.saved ? on : !on, result.saved ? wish.part.dataset.saved : result.error);
  }
  sending = false;
}
