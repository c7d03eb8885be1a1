// Opens at the key, before the server knows: whoever types at once loses no letter, and no letter acts on the page behind.
import { act, hear, isComposing } from "../../Shell/Keys.razor.js";

const pause = 60, patience = 150;

export function begin(dialog, owner) {
  const input = dialog.querySelector("input");
  const options = () => [...dialog.querySelectorAll("[role=option]")];
  let chosen = null, pausing = null, slow = null, answer = Promise.resolve();

  const choose = option => {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option ?? null;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };

  // Bones only where an answer takes its time, and never over one that is there.
  const ask = (how = "AskAsync") => {
    clearTimeout(pausing);
    clearTimeout(slow);
    pausing = null;
    slow = setTimeout(() => dialog.toggleAttribute("data-waiting", true), patience);
    const mine = answer = owner.invokeMethodAsync(how, input.value).catch(() => {}).then(() => {
      if (mine !== answer) return;
      clearTimeout(slow);
      dialog.removeAttribute("data-waiting");
      choose(options()[0]);
    });
  };

  // What stands there may answer an earlier word: Enter waits for the answer to what is typed now.
  const answered = async () => {
    if (pausing) ask();
    for (let waited = null; waited !== answer;) await (waited = answer);
  };

  const close = () => {
    input.value = "";
    dialog.close();
  };

  const go = (option, over) => {
    if (!option) return;
    close();
    if (over && option.dataset.machine) owner.invokeMethodAsync("ConnectAsync", option.dataset.machine).catch(() => {});
    else if (option.hasAttribute("href")) {
      // One Enter too many must not send what is half written where one came from.
      document.activeElement?.blur();
      option.click();
    } else act(option.dataset.key);
  };

  const open = () => {
    if (dialog.open) return;
    // While it is closed it is not the search of the page, which may have one of its own.
    input.dataset.testid = "search";
    dialog.showModal();
    input.select();
    ask("OpenAsync");
  };

  // Told a moment after it closed, when it may be open again.
  dialog.addEventListener("close", () => { if (!dialog.open) delete input.dataset.testid; });
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    const option = event.target.closest("[role=option]");
    if (!option || !dialog.open || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(option);
  });
  dialog.addEventListener("pointermove", event => {
    const option = event.target.closest("[role=option]");
    if (option && option !== chosen && (event.movementX || event.movementY)) choose(option);
  });
  input.addEventListener("input", () => {
    clearTimeout(pausing);
    pausing = setTimeout(ask, pause);
  });
  dialog.addEventListener("keydown", async event => {
    if (isComposing(event) || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key.toLowerCase() === "k") {
      event.preventDefault();
      input.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const all = options();
      const at = all.indexOf(chosen) + (event.key === "ArrowDown" ? 1 : -1);
      choose(all.at(at % all.length));
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      await answered();
      if (dialog.open) go(chosen, ctrl);
    }
  });

  // The registry has a search of its own, which "/" means there.
  const keys = hear(["ctrl+k", "/"], key => { if (key !== "/" || location.pathname !== "/customers") open(); });
  const onClick = event => { if (event.target.closest("[data-opens-palette]")) open(); };
  document.addEventListener("click", onClick);
  return {
    stop: () => {
      keys.stop();
      document.removeEventListener("click", onClick);
    },
  };
}
