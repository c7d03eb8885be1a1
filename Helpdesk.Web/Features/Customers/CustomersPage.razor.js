import { isComposing } from "../../Shell/Keys.razor.js";

const last = "helpdesk-customers";
const place = () => `${last}${location.search}`;
const links = page => [...page.querySelectorAll("tbody a")];

// The list as it was when one left it, and arrows that walk from the search into the rows.
export function begin(page, owner, search, text) {
  let gone = false;
  const wanted = Number(sessionStorage.getItem(place()) ?? 0);
  let tries = wanted > 0 ? 40 : 0;
  const remember = () => {
    if (gone || location.pathname !== "/customers") return;
    sessionStorage.setItem(last, location.pathname + location.search);
    sessionStorage.setItem(place(), page.scrollTop);
  };
  const restore = () => {
    if (gone || tries-- <= 0) return;
    if (page.scrollHeight - page.clientHeight >= wanted) page.scrollTop = wanted;
    else setTimeout(restore, 50);
  };
  const press = event => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === search && event.key === "Enter") {
      event.preventDefault();
      owner.invokeMethodAsync("OpenFirstAsync");
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const rows = links(page);
    const at = rows.indexOf(document.activeElement);
    if (event.target !== search && at < 0) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next >= 0) rows[Math.min(next, rows.length - 1)]?.focus();
    else search.focus();
  };

  // Whoever typed before this was here has the word.
  search.value ||= text ?? "";
  restore();
  page.addEventListener("scroll", remember, { passive: true });
  page.addEventListener("click", remember, true);
  page.addEventListener("keydown", press);
  search.addEventListener("keydown", press);
  sessionStorage.setItem(last, location.pathname + location.search);
  return {
    say: words => { search.value = words ?? ""; },
    top: () => { tries = 0; page.scrollTop = 0; remember(); },
    stop: () => { gone = true; page.removeEventListener("scroll", remember); page.removeEventListener("keydown", press); search.removeEventListener("keydown", press); },
  };
}

// To the list as it was left, wherever one went in between.
export const back = () => Blazor.navigateTo(sessionStorage.getItem(last) ?? "/customers");
