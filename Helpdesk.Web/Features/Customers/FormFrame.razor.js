import { isComposing, settle } from "../../Shell/Keys.razor.js";

export function open(form) {
  const first = form.querySelector("[data-first]");

  // Whoever was quicker than this types already.
  if (!form.contains(document.activeElement)) {
    first?.focus();
    if (first?.matches("input:not([type=date])")) first.select();
  }

  form.scrollIntoView({ block: "nearest" });
  form.addEventListener("keydown", event => {
    if (isComposing(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      form.querySelector("[data-cancels]")?.click();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      settle();
      form.requestSubmit();
    }
  });
}

// To the first field that is wrong.
export function mend(form) {
  form.querySelector("[aria-invalid=true]")?.focus();
}

// One goes on where one began. The button may come back only with the next drawing, and another form may have the focus by then.
export function leave(opener, tries = 10) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const button = document.getElementById(opener);
  if (button && !button.disabled) button.focus();
  else if (tries > 0) setTimeout(() => leave(opener, tries - 1), 50);
}
