import { lineIsDown } from "../../line.js";

export function open(dialog) {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[data-first]")?.focus();
  dialog.onkeydown = event => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (lineIsDown()) return;
    // What is typed is told on "change", which leaving the field brings about.
    document.activeElement?.dispatchEvent(new Event("change", { bubbles: true }));
    dialog.querySelector("[data-submits]")?.click();
  };
}

// What was saved may have taken the dialog off the screen already.
export const close = dialog => dialog?.close();
