// The page works without it; with it an answer is saved at once, survives a lost network,
// and the page follows the room.
(() => {
  "use strict";
  document.documentElement.classList.add("js");

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const on = (it, kind, doing) => it.addEventListener(kind, doing);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const PLACE = ["position", "a", "b", "c", "all"]; // the fields that say where somebody stands
  const HALF = /(\d[ .-]*){4,}$|@\S*$/; // a number or an address, maybe unfinished

  let main, live, words, code, joining;

  // --- Drafts: an answer is kept here from the first touch until it is received

  const drafts = new Map(); // and on disk, where the phone lets us
  const disk = (doing) => { try { doing(localStorage); } catch { /* a private window */ } };
  const unsent = () => [...drafts].filter(([, draft]) => draft.ready);

  function keep(key, draft) {
    drafts.set(key, draft);
    disk((it) => it.setItem(key, JSON.stringify(draft)));
  }

  function drop(key) {
    drafts.delete(key);
    disk((it) => it.removeItem(key));
  }

  function remember() {
    disk((it) => {
      for (const key of Object.keys(it).filter((each) => each.startsWith(`staasted:${code}:`)).sort()) {
        drafts.set(key, JSON.parse(it.getItem(key)));
      }
    });
  }

  const form = () => one("#answer", main);
  // `elements.item` is the collection's own method.
  const field = (it, name) => it.elements.namedItem(name);
  const keyOf = (it) => `staasted:${code}:${field(it, "item").value}:${field(it, "round").value}`;
  const shown = () => (form() ? keyOf(form()) : "");

  function change(wait, doing = "save") {
    const it = form();
    const data = new URLSearchParams(new FormData(it));
    data.set("do", doing);
    all("[data-error]", it).forEach((place) => { place.textContent = ""; });
    all("[aria-invalid]", it).forEach((each) => each.removeAttribute("aria-invalid"));
    const ready = doing === "skip" || ["order", ...PLACE].some((name) => field(it, name)?.value);
    keep(keyOf(it), { to: it.getAttribute("action"), body: String(data), ready });
    say("", ready ? "" : it.dataset.place || words.place);
    if (ready) sendIn(wait);
  }

  function say(kind, text = words[kind] || "") {
    const status = one("#status", main);
    if (!status) return;
    status.className = `status ${kind === "skipped" ? "saved" : kind}`;
    if (status.textContent !== text) status.textContent = text;
  }

  // --- Sending: one request at a time, the newest wins, until it is received

  let sending, again, tries = 0, timer;

  function sendIn(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  async function send() {
    clearTimeout(timer);
    if (sending) { again = true; return; }
    sending = true;
    let failed = false;
    for (const [key, draft] of unsent()) {
      failed = !(await post(key, draft));
      if (failed) break;
    }
    sending = false;
    if (failed) {
      again = false;
      sendIn(Math.min(1000 * 2 ** tries++, 30000) * (0.75 + Math.random() / 2));
    } else if (again) {
      again = false;
      await send();
    }
  }

  /** False when it has to be tried again. */
  async function post(key, draft) {
    const here = () => key === shown();
    const slow = setTimeout(() => here() && say("sending"), 1000);
    let answer, result = {};
    try {
      answer = await reach(draft.to, {
        method: "POST", body: new URLSearchParams(draft.body), keepalive: true,
        headers: { Accept: "application/json" },
      });
      result = await answer.json();
    } catch { /* no network, or not our server */ }
    clearTimeout(slow);
    if (!answer || answer.status >= 500 || answer.status === 429 || !(result.saved || result.error)) {
      say("waiting");
      return false;
    }
    tries = 0;
    if (drafts.get(key) !== draft) { again = true; return true; } // changed meanwhile
    if (result.saved) {
      drop(key);
      if (here()) {
        const how = /\bdo=skip\b/.test(draft.body) ? "skipped" : "saved";
        say(how);
        form().className = `done ${how}`;
      }
      if (!here() || `${result.step}` !== main.dataset.step) look();
      return true;
    }
    const late = [409, 410].includes(answer.status);
    keep(key, { ...draft, ready: false, late });
    if (here()) blame(result);
    else showLate();
    return true;
  }

  function reach(address, options) {
    const stop = new AbortController();
    const timeout = setTimeout(() => stop.abort(), 10000);
    return fetch(address, { ...options, signal: stop.signal }).finally(() => clearTimeout(timeout));
  }

  /** The server's objection, beside its field. */
  function blame(result) {
    const place = result.field && one(`[data-error="${result.field}"]`, main);
    say("fault", place ? "" : result.error);
    if (place) place.textContent = result.error;
    const wrong = one(`[name="${result.field}"]:not([type="radio"])`, main);
    wrong?.setAttribute("aria-invalid", "true");
    wrong?.closest("details")?.setAttribute("open", "");
  }

  /** Answers that came too late, with their text. */
  function showLate() {
    all(".late", main).forEach((note) => note.remove());
    for (const [key, draft] of drafts) {
      if (!draft.late || key === shown()) continue;
      const note = document.createElement("aside");
      note.className = "late";
      note.setAttribute("role", "alert");
      const put = (tag, text) => note.append(Object.assign(document.createElement(tag), { textContent: text }));
      put("p", words.late);
      const reason = new URLSearchParams(draft.body).get("reason");
      if (reason) { put("p", words.text); put("blockquote", reason); }
      put("button", words.ok);
      note.lastChild.onclick = () => { drop(key); note.remove(); };
      one(".kicker", main).after(note);
    }
  }

  // --- The form

  function setUp() {
    document.title = `${one("h1", main).textContent} – Ståsted`;
    showLate();
    all("[data-script]", main).forEach((part) => { // data-wait: a whole room came here at once
      const begin = () => import(part.dataset.script).then((it) => it.begin(part)).catch(() => setTimeout(begin, 5000));
      setTimeout(begin, Math.random() * (part.dataset.wait || 0));
    });
    const it = form();
    if (!it) return;
    restore(it);
    all("details.numbers", it).forEach((details) => { details.open = !!one("[aria-invalid]", details); });
    all("[data-for]", it).forEach((range) => slider(it, range));
    if (one(".pad", it)) triangle(it);
    if (field(it, "order")) ranking(it);
    on(it, "input", (event) => {
      if (event.target.dataset.for) return; // its number says it
      const { name, type, value } = event.target;
      if (name === "reason") one("#left", it).textContent = fill(words.left, { n: value.length });
      all("[data-for]", it).forEach((range) => range.show());
      // What may be held back when whole is not sent in pieces; leaving the field sends it.
      change(type === "radio" ? 0 : HALF.test(value) ? 8000 : 400);
    });
    on(it, "change", () => { if (unsent().length) sendIn(0); });
    on(it, "submit", (event) => {
      event.preventDefault();
      if (event.submitter?.value === "skip") skip(it);
      else change(0);
    });
  }

  function restore(it) {
    const draft = drafts.get(keyOf(it));
    if (!draft) return;
    const data = new URLSearchParams(draft.body);
    for (const [name, value] of data) {
      if (name === "order") reorder(it, value.split(","));
      else if (name !== "do" && field(it, name)) field(it, name).value = value;
    }
    change(0, data.get("do")); // the round may be open again, too
  }

  function skip(it) {
    for (const name of PLACE) if (field(it, name)) field(it, name).value = "";
    all("input[type=radio]", it).forEach((radio) => { radio.checked = false; });
    all("[data-for]", it).forEach((range) => range.show());
    change(0, "skip");
  }

  /** A range beside its number, which is the answer; the knob shows once there is one. */
  function slider(it, range) {
    const number = field(it, range.dataset.for);
    let before = "";
    range.show = () => {
      const blank = number.value === "";
      range.classList.toggle("blank", blank);
      if (!blank) range.value = number.value;
      range.setAttribute("aria-valuetext", blank ? words.none : fill(words.of, { n: range.value }));
      it.place?.();
    };
    const set = (value) => {
      if (number.value === value) return;
      number.value = value;
      typed(number);
    };
    on(range, "pointerdown", () => { before = number.value; });
    on(range, "pointercancel", () => set(before)); // it was a scroll
    // Also exactly at the middle.
    for (const kind of ["input", "pointerup"]) on(range, kind, () => set(range.value));
    on(range, "keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); set(range.value); }
    });
    range.show();
  }

  const typed = (number) => number.dispatchEvent(new Event("input", { bubbles: true }));

  function shares(values) {
    const weights = values.map((each) => Math.max(each, 0) || 0);
    return weights.map((each) => each / (weights[0] + weights[1] + weights[2]));
  }

  /** A press sets the three numbers, the knob shows what they amount to. */
  function triangle(it) {
    const pad = one(".pad", it), knob = one(".knob", pad), fields = PLACE.slice(1, 4).map((name) => field(it, name));
    let pressed, dragging;
    it.place = () => {
      const [, b, c] = shares(fields.map((each) => each.value));
      knob.setAttribute("visibility", b >= 0 ? "visible" : "hidden"); // three times 0 has no shares
      if (b >= 0) knob.setAttribute("transform", `translate(${(b + c / 2) * 1000} ${(1 - c) * 866})`);
    };
    const set = (event) => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(pad.getScreenCTM().inverse());
      const c = 1 - at.y / 866, b = at.x / 1000 - c / 2;
      const [, second, third] = shares([1 - b - c, b, c]).map((each) => Math.round(each * 100));
      [Math.max(100 - second - third, 0), second, third].forEach((weight, index) => { fields[index].value = weight; });
      typed(fields[2]);
    };
    on(pad, "pointerdown", (event) => {
      pressed = [event.clientX, event.clientY];
      dragging = event.pointerType === "mouse" || event.target.closest(".knob");
      if (dragging) { pad.setPointerCapture(event.pointerId); event.preventDefault(); }
    });
    on(pad, "pointermove", (event) => { if (pressed && dragging) set(event); });
    on(pad, "pointercancel", () => { pressed = null; });
    on(pad, "pointerup", (event) => {
      const moved = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]);
      if (pressed && (dragging || moved < 12)) set(event);
      pressed = null;
    });
    it.place();
  }

  function ranking(it) {
    on(it, "click", (event) => {
      const button = event.target.closest("[name=move]");
      if (!button) return;
      event.preventDefault();
      const row = button.closest("li"), up = button.value.endsWith(":up");
      if (up) row.previousElementSibling?.before(row);
      else row.nextElementSibling?.after(row);
      const rows = all(".order li", it);
      reorder(it, rows.map((each) => each.dataset.id));
      (button.disabled ? one("button:not(:disabled)", row) : button).focus();
      live.textContent = fill(words.moved, {
        option: one("span", row).textContent, place: rows.indexOf(row) + 1, all: rows.length,
      });
      change(400);
    });
  }

  function reorder(it, order) {
    const list = one(".order", it);
    for (const id of order) {
      const row = all("li", list).find((each) => each.dataset.id === id);
      if (row) list.append(row);
    }
    const rows = all("li", list);
    rows.forEach((row, index) => {
      const [up, down] = all("button", row);
      up.disabled = index === 0;
      down.disabled = index === rows.length - 1;
    });
    field(it, "order").value = rows.map((row) => row.dataset.id).join(",");
  }

  // --- Following the room

  let source, heard, looking, lookAgain, misses = 0;

  async function look() {
    if (looking) { lookAgain = true; return; }
    looking = true;
    if (unsent().length) await Promise.race([send(), new Promise((done) => setTimeout(done, 1500))]);
    let answer;
    try {
      answer = await reach(`/p/${code}/view${location.search}`, {});
      if (answer.ok) swap(await answer.text(), answer.headers.get("X-Step"));
    } catch { /* below */ }
    looking = false;
    if ([401, 404, 410].includes(answer?.status)) location.reload();
    else if (lookAgain) { lookAgain = false; look(); }
    // A stream that comes back says the step again.
    else if (!answer?.ok && source.readyState === EventSource.OPEN) setTimeout(look, 2000);
  }

  function swap(html, step) {
    if (!step) return;
    if (step === main.dataset.step) { // only what the room writes together has changed
      const next = all("[data-fresh]", new DOMParser().parseFromString(html, "text/html"));
      all("[data-fresh]", main).forEach((now, at) => {
        if (next[at] && now.innerHTML !== next[at].innerHTML) now.innerHTML = next[at].innerHTML;
      });
      return;
    }
    main.innerHTML = html;
    main.dataset.step = step;
    setUp();
    scrollTo(0, 0);
    one("h1", main).focus({ preventScroll: true });
    live.textContent = one(".kicker", main).textContent;
  }

  function follow() {
    source?.close();
    source = new EventSource(`/p/${code}/events`);
    on(source, "step", (event) => {
      misses = 0;
      if (event.data !== main.dataset.step || (heard && one("[data-fresh]", main))) look();
      heard = true;
      if (unsent().length) send();
    });
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      setTimeout(() => { look(); follow(); }, Math.min(1000 * 2 ** misses++, 30000));
    };
  }

  function wake() {
    if (unsent().length) send();
    if (source.readyState !== EventSource.OPEN) follow();
  }

  on(document, "DOMContentLoaded", () => {
    main = one("main");
    live = one("#live");
    code = document.body.dataset.code;
    one("[data-once]")?.addEventListener("submit", (event) => {
      if (joining) event.preventDefault(); // a double press joins once
      joining = true;
      setTimeout(() => { joining = false; }, 5000);
    });
    if (!code) return;
    words = JSON.parse(document.body.dataset.words);
    remember();
    setUp();
    follow();
    addEventListener("online", () => { tries = 0; wake(); });
    addEventListener("pageshow", (event) => { if (event.persisted) { look(); follow(); } });
    on(document, "visibilitychange", () => { if (!document.hidden) wake(); });
  });
})();
