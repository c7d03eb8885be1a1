import { isComposing, settle } from "../../Shell/Keys.razor.js";
import { lineIsDown } from "../../line.js";

export function open(dialog) {
  if (!dialog.open) dialog.showModal();
  const begin = () => dialog.querySelector("[data-first]")?.focus();
  begin();

  // What had the keyboard may be gone once it was used: then it is back where the form begins.
  let at = document.activeElement;
  dialog.addEventListener("focusin", event => { at = event.target; });
  new MutationObserver(() => { if (!at.isConnected) begin(); }).observe(dialog, { childList: true, subtree: true });

  dialog.onkeydown = event => {
    if (isComposing(event) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (lineIsDown()) return;
    settle();
    dialog.querySelector("[data-submits]")?.click();
  };
}

// What was saved may have taken the dialog off the screen already.
export const close = dialog => dialog?.close();
