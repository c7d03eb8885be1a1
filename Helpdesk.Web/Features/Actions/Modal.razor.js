import { isComposing, settle } from "../../Shell/Keys.razor.js";
import { lineIsDown } from "../../line.js";

// What an open dialog has begun; it ends when the dialog closes, or is opened anew.
const begun = new WeakMap();

const whenChanged = (dialog, look, signal) => {
  const observer = new MutationObserver(look);
  observer.observe(dialog, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
};

const read = key => {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};

const write = (key, typed) => {
  if (Object.keys(typed).length > 0) sessionStorage.setItem(key, JSON.stringify(typed));
  else sessionStorage.removeItem(key);
};

// Words that were typed and not taken yet outlive the form, the ticket on the screen, and the circuit. Choices do not: they may be another's by then.
const keep = (dialog, key, signal) => {
  const typed = read(key);
  const missing = new Set(Object.keys(typed));

  // A field may be drawn only once something was chosen. What stands there again is told to the circuit as if it were typed.
  const restore = () => {
    for (const id of missing) {
      const field = document.getElementById(id);
      if (!field) continue;
      missing.delete(id);
      if (field.value === typed[id]) continue;
      field.value = typed[id];
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };

  dialog.addEventListener("input", ({ target }) => {
    if (!target.id || !target.matches("input:is([type=text], [type=tel], :not([type])), textarea")) return;
    missing.delete(target.id);
    if (target.value) typed[target.id] = target.value;
    else delete typed[target.id];
    write(key, typed);
  }, { signal });
  // A click may have filled in other words since.
  dialog.addEventListener("close", () => {
    if (!sessionStorage.getItem(key)) return;
    for (const id of Object.keys(typed)) typed[id] = document.getElementById(id)?.value ?? typed[id];
    write(key, typed);
  }, { signal });
  whenChanged(dialog, restore, signal);
  restore();
};

/** With a key, what is typed stays in the browser under it until it is forgotten. */
export function open(dialog, key) {
  begun.get(dialog)?.abort();
  const ending = new AbortController();
  const { signal } = ending;
  begun.set(dialog, ending);

  if (!dialog.open) dialog.showModal();
  if (key) keep(dialog, key, signal);
  const begin = () => dialog.querySelector("[data-first]")?.focus();
  begin();

  // What had the keyboard may be gone once it was used: then it is back where the form begins.
  let at = document.activeElement;
  dialog.addEventListener("focusin", event => { at = event.target; }, { signal });
  whenChanged(dialog, () => { if (!at.isConnected) begin(); }, signal);

  dialog.addEventListener("keydown", event => {
    if (isComposing(event) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (lineIsDown()) return;
    settle();
    dialog.querySelector("[data-submits]")?.click();
  }, { signal });
  dialog.addEventListener("close", () => ending.abort(), { signal });
}

export const forget = key => sessionStorage.removeItem(key);

// What was saved may have taken the dialog off the screen already.
export const close = dialog => dialog?.close();
