import { isComposing, settle } from "../../Shell/Keys.razor.js";

export function open(dialog) {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[data-first]")?.focus();
  dialog.onkeydown = event => {
    if (isComposing(event) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    settle();
    dialog.querySelector("[data-submits]")?.click();
  };
}

// What was saved may have taken the dialog off the screen already.
export const close = dialog => dialog?.close();
