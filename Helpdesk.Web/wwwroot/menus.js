// Menus that are a <details data-menu>: a choice, Escape and going elsewhere close them, and the keyboard is back on what opened them.
// What is filled in within one leaves it open.
(() => {
  const open = () => [...document.querySelectorAll("details[data-menu][open]")];

  const close = menu => {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  };

  // The summary opens and closes by itself.
  document.addEventListener("click", event => {
    const own = event.target.closest("summary")?.parentElement;
    const form = event.target.closest("form");
    for (const menu of open()) if (menu !== own && !(form && menu.contains(form))) close(menu);
  });

  // Here before any other that hears of Escape.
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      event.preventDefault();
      close(menu);
    }
  });

  document.addEventListener("focusin", event => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
})();
