import { singleKeys } from "./Keys.razor.js";

export function open(dialog) {
  if (!dialog.open) dialog.showModal();
  dialog.onclick = event => { if (event.target === dialog) dialog.close(); };
  return singleKeys();
}
