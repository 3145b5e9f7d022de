// A table's marks: − and +, the table's spread in dots and words. phone.js saves.
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (as, name) => values[name] ?? as);

export function begin(part) {
  const form = part.closest("form"), words = part.dataset;
  const named = (name) => form.elements.namedItem(name);
  const rows = [...part.querySelectorAll(".give li")].map((row) => ({
    side: row.dataset.side, field: row.querySelector("input"), marks: row.querySelector(".marks"),
  }));
  const all = named("all"), people = named("people"), said = part.querySelector("[data-said]");
  const status = form.querySelector("#status"), live = document.querySelector("#live");
  const given = (field) => Math.max(0, Math.floor(Number(field.value)) || 0);

  /** Whether it can be saved (`all`), and what phone.js says when it cannot. */
  function count() {
    const sides = { p0: 0, p1: 0, p2: 0, between: 0 };
    let n = 0;
    for (const { side, field, marks } of rows) {
      const here = given(field);
      marks.textContent = "●".repeat(Math.min(here, 20));
      sides[side] += here;
      n += here;
    }
    const values = { n, all: people.value };
    const over = n > Number(people.value);
    all.value = n && !over ? n : "";
    if (over) form.dataset.place = fill(words.over, values);
    said.textContent = n ? `${fill(words.placed, values)}. ${fill(words.spread, sides)}` : "";
  }

  part.addEventListener("input", count); // before phone.js, which listens further out
  part.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const field = button.closest("li").querySelector("input");
    field.value = Math.max(0, given(field) + Number(button.value)) || "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    live.textContent = said.textContent;
  });
  form.addEventListener("submit", (event) => { // skipped: nobody is placed any more
    if (event.submitter?.value !== "skip") return;
    rows.forEach(({ field }) => { field.value = ""; });
    count();
  }, { capture: true });

  for (const button of part.querySelectorAll("button")) button.hidden = false;
  count();
  if (!all.value && !status.classList.contains("saved")) status.textContent = form.dataset.place;
}
