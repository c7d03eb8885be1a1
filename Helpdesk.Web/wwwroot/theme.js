// Loaded before the first paint: the chosen theme, or the system's, so that no page flashes in the wrong one.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => document.cookie.match(/(?:^|; )helpdesk-theme=(light|dark)/)?.[1];
  const apply = () => { root.dataset.theme = chosen() ?? (system.matches ? "dark" : "light"); };

  apply();
  system.addEventListener("change", apply);

  // Paper is white whatever the screen is.
  addEventListener("beforeprint", () => { root.dataset.theme = "light"; });
  addEventListener("afterprint", apply);

  // One listener for every toggle, in static pages and in circuits alike.
  document.addEventListener("click", event => {
    if (!event.target.closest("[data-toggles-theme]")) return;
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    document.cookie = `helpdesk-theme=${next}; path=/; max-age=31536000; samesite=lax`;
    apply();
  });
})();
