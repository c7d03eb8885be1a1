// One listener for the page; each Keys component registers what it wants. A sequence ("g a") wins over its last key alone.
const wanted = new Set();
let before = null;

const typing = target => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]");
const covered = () => document.querySelector("dialog[open], :popover-open, .rz-dialog-wrapper, [role=dialog][aria-modal=true]");

/** A dead key or an input method is still making a letter of it: no key yet, whatever it is called. */
export const isComposing = event => event.isComposing || event.keyCode === 229;

/** Tells what is typed in a field as leaving it would. A box that has the focus is not ticked by that. */
export const settle = () => {
  const field = document.activeElement;
  if (field?.matches("input:not([type=checkbox], [type=radio]), textarea")) field.dispatchEvent(new Event("change", { bubbles: true }));
};

// What is typed counts, wherever it lies: "/" has a key of its own on ABNT2 and is AltGr+Q as well. Some browsers tell AltGr as Ctrl+Alt.
const isAltGr = event => event.getModifierState("AltGraph") || event.ctrlKey && event.altKey;
const letter = /^\p{L}$/u;

// Null is a chord that belongs to the browser or the system.
const name = event => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (isAltGr(event)) return letter.test(key) ? null : key;
  if (event.altKey) return null;
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key;
};

const press = (event, key) => {
  const heard = [...wanted].filter(who => who.keys.has(key));
  if (heard.length === 0) return false;
  event.preventDefault();
  for (const who of heard) who.press(key);
  return true;
};

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || isComposing(event) || covered()) return;
  const key = name(event);
  if (key === null || (!key.startsWith("ctrl+") && (typing(event.target) || !singleKeys()))) return;

  const sequence = before && `${before} ${key}`;
  before = null;
  if (sequence && press(event, sequence)) return;
  if (press(event, key) || event.key.length > 1) return;
  before = key;
  setTimeout(() => { if (before === key) before = null; }, 1500);
});

/** Calls "press" with each of these keys, in the browser itself. */
export function hear(keys, press) {
  const who = { keys: new Set(keys), press };
  wanted.add(who);
  return { stop: () => wanted.delete(who), asks: () => wanted.has(who) };
}

export function listen(keys, page) {
  const heard = hear(keys, key => page.invokeMethodAsync("PressAsync", key).catch(error => { if (heard.asks()) throw error; }));
  return heard;
}

/** Does what a key does, without its being pressed. */
export const act = key => { for (const who of [...wanted]) if (who.keys.has(key)) who.press(key); };

// Whoever dictates or shakes can switch single letters off (WCAG 2.1.4).
export const singleKeys = () => localStorage.getItem("helpdesk-single-keys") !== "off";
export const setSingleKeys = on => localStorage.setItem("helpdesk-single-keys", on ? "on" : "off");
