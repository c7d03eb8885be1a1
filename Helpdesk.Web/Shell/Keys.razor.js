// One listener for the page; each Keys component registers what it wants. A sequence ("g a") wins over its last key alone.
const wanted = new Map();
let before = null;

const typing = target => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]");
const covered = () => document.querySelector("dialog[open], .rz-dialog-wrapper, [role=dialog][aria-modal=true]");

const name = event => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key;
};

const press = (event, key) => {
  const heard = [...wanted].filter(([, keys]) => keys.has(key));
  if (heard.length === 0) return false;
  event.preventDefault();
  for (const [page] of heard) page.invokeMethodAsync("PressAsync", key).catch(error => { if (wanted.has(page)) throw error; });
  return true;
};

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.altKey || event.isComposing || covered()) return;
  const key = name(event);
  if (!key.startsWith("ctrl+") && (typing(event.target) || !singleKeys())) return;

  const sequence = before && `${before} ${key}`;
  before = null;
  if (sequence && press(event, sequence)) return;
  if (press(event, key) || event.key.length > 1) return;
  before = key;
  setTimeout(() => { if (before === key) before = null; }, 1500);
});

export function listen(keys, page) {
  wanted.set(page, new Set(keys));
  return { stop: () => wanted.delete(page) };
}

// Whoever dictates or shakes can switch single letters off (WCAG 2.1.4).
export const singleKeys = () => localStorage.getItem("helpdesk-single-keys") !== "off";
export const setSingleKeys = on => localStorage.setItem("helpdesk-single-keys", on ? "on" : "off");
