// Keeps what is typed in a form on this phone until it is received. The form works without it.
addEventListener("DOMContentLoaded", () => {
  "use strict";
  const main = document.querySelector("[data-keep]"), form = main.querySelector("form");
  const key = `staasted-typed:${main.dataset.keep}`;
  try {
    if ("received" in main.dataset) localStorage.removeItem(key);
    if (!form) return;
    for (const [name, value] of new URLSearchParams(localStorage.getItem(key) || "")) {
      form.elements.namedItem(name).value = value;
    }
    form.addEventListener("input", () => {
      localStorage.setItem(key, new URLSearchParams(new FormData(form)));
    });
  } catch { /* a private window: nothing is kept */ }
});
