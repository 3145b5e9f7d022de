// How many a table is: said again where it counts. What is not answered is not answered by that.
export function begin(part) {
  const form = part.closest("form"), skip = form.querySelector("[value=skip]");
  let did = part.dataset.did, later;
  const watch = (kind, doing) => form.addEventListener(kind, doing, { capture: true });
  watch("submit", (event) => { did = event.submitter === skip ? "skip" : "save"; });
  watch("click", (event) => { if (event.target.closest("[name=move], li button")) did = "save"; });
  watch("input", (event) => { if (!part.contains(event.target)) did = "save"; });

  part.addEventListener("input", (event) => { // before phone.js, which listens further out
    clearTimeout(later);
    for (const each of form.querySelectorAll("[data-heads]")) {
      each.textContent = each.dataset.heads.replace("{n}", event.target.value);
    }
    const order = form.elements.namedItem("order"); // shuffled until somebody has moved an option
    if (did === "skip") later = setTimeout(() => form.requestSubmit(skip), 400);
    if (did === "skip" || (order && !did && !form.matches(".done"))) event.stopPropagation();
  });
}
