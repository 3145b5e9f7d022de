// 100 points: − and +, what is left to give, and whether all of it is given. phone.js saves.
const ALL = 100, STEP = 5;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function begin(list) {
  const form = list.closest("form"), words = list.dataset;
  const fields = [...list.querySelectorAll("input")], all = form.elements.namedItem("all");
  const status = form.querySelector("#status"), live = document.querySelector("#live");

  const points = (field) => Number(field.value);
  const wrong = (field) => field.validity.badInput
    || !(points(field) >= 0 && points(field) <= ALL && points(field) % STEP === 0);

  /** Whether it can be saved (`all`), and what phone.js says when it cannot. */
  function count() {
    const left = ALL - fields.reduce((sum, field) => sum + points(field), 0);
    const off = fields.some(wrong);
    all.value = left || off ? "" : ALL;
    form.dataset.place = left ? fill(left > 0 ? words.left : words.over, { n: Math.abs(left) }) : words.steps;
  }

  list.addEventListener("input", count); // before phone.js, which listens further out
  list.addEventListener("change", () => { // a number is typed to its end
    for (const field of fields) {
      const off = wrong(field);
      field.setAttribute("aria-invalid", off);
      field.closest("li").querySelector(".error").textContent = off ? words.steps : "";
    }
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const field = button.closest("li").querySelector("input"), by = Number(button.value);
    const next = (by > 0 ? Math.floor : Math.ceil)(points(field) / STEP) * STEP + by;
    field.value = Math.min(Math.max(next, 0), ALL);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    live.textContent = fill(words.now, { n: field.value, option: field.labels[0].textContent });
  });
  form.addEventListener("submit", (event) => { // skipped: nothing is given any more
    if (event.submitter?.value === "skip") fields.forEach((field) => { field.value = ""; });
  }, { capture: true });

  for (const button of list.querySelectorAll("button")) button.hidden = false;
  count();
  const received = status.classList.contains("saved");
  if (!all.value && !received) status.textContent = form.dataset.place;
}
