import { isComposing } from "../../Shell/Keys.razor.js";

// A digit picks only while nothing is typed: "CAIXA-12" can be looked for all the same.
export function pick(dialog, page) {
  if (!dialog.open) dialog.showModal();
  const filter = dialog.querySelector("input");
  filter.focus();
  dialog.onkeydown = event => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^[1-9]$/.test(event.key) && filter.value === "";
    if (!digit && !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    if (event.key === "Enter" && event.target.closest("button")) return;
    event.preventDefault();
    page.invokeMethodAsync("PressAsync", event.key);
  };
  return { stop: () => dialog.close(), close: () => dialog.close() };
}
