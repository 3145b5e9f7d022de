// What this phone kept of a workshop goes as well.
addEventListener("DOMContentLoaded", () => {
  const code = document.querySelector("[data-forget]").dataset.forget;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key === `staasted-typed:${code}` || key.startsWith(`staasted:${code}:`)) localStorage.removeItem(key);
    }
  } catch { /* a private window: nothing was kept */ }
});
