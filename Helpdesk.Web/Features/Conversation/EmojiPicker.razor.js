// Finds and picks an emoji. The words typed are looked for in both languages; what was picked lately comes first, per browser.
import { groups } from "../../emoji.js";
import { isComposing } from "../../Shell/Keys.razor.js";

const key = "helpdesk-emoji";
const remembered = 16;

const plain = words => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const all = Object.entries(groups).flatMap(([group, lines]) => lines.trim().split("\n").map(line => {
  const [, sign, portuguese, english] = /^\s*(\S+) (.+) \| (.+)$/.exec(line);
  return { group, sign, portuguese, english, words: plain(`${portuguese}, ${english}`).split(/[\s,-]+/) };
}));

const recent = () => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
};

const remember = sign => localStorage.setItem(key, JSON.stringify([sign, ...recent().filter(other => other !== sign)].slice(0, remembered)));

const face = (item, id) => {
  const names = document.documentElement.lang.startsWith("en") ? item.english : item.portuguese;
  const option = Object.assign(document.createElement("div"), { id: `emoji-${id}`, role: "option", textContent: item.sign, title: names.split(",")[0] });
  option.setAttribute("aria-label", option.title);
  option.item = item;
  return option;
};

const fill = list => {
  list.querySelectorAll("[data-group=Recent] > [role=option]").forEach(option => option.remove());
  const lately = recent().map(sign => all.find(item => item.sign === sign)).filter(Boolean);
  list.querySelector("[data-group=Recent]").append(...lately.map((item, i) => face(item, `r${i}`)));
  if (!list.querySelector("[data-group=Faces] > [role=option]")) all.forEach((item, i) => list.querySelector(`[data-group=${item.group}]`).append(face(item, i)));
};

// One question at a time: who asks anew leaves the one before without an answer.
let leave = () => {};

/** Opens the picker at a button and answers with what was picked; null when nothing was, or when the button's press is about to close it. */
export async function pick(opener) {
  const picker = document.getElementById("emoji-picker");
  if (opener.popoverTargetElement === picker) return null;
  leave();
  const [input, list, none, name] = ["input", ".found", ".none", ".name"].map(part => picker.querySelector(part));
  let shown = [], at = 0, picked = null;

  const mark = index => {
    shown[at]?.setAttribute("aria-selected", "false");
    at = index;
    shown[at]?.setAttribute("aria-selected", "true");
    shown[at]?.scrollIntoView({ block: "nearest" });
    if (shown[at]) input.setAttribute("aria-activedescendant", shown[at].id);
    else input.removeAttribute("aria-activedescendant");
    name.textContent = shown[at]?.title ?? "";
  };

  const look = () => {
    const asked = plain(input.value).split(/\s+/).filter(Boolean);
    for (const group of list.children) {
      const options = [...group.querySelectorAll("[role=option]")];
      for (const option of options) option.hidden = asked.length > 0 && (group.dataset.group === "Recent" || !asked.every(word => option.item.words.some(known => known.startsWith(word))));
      group.hidden = options.every(option => option.hidden);
    }
    for (const option of list.querySelectorAll("[role=option]")) option.setAttribute("aria-selected", "false");
    shown = [...list.querySelectorAll("[role=option]")].filter(option => !option.hidden);
    list.hidden = shown.length === 0;
    none.hidden = shown.length > 0;
    list.scrollTop = 0;
    mark(0);
  };

  // The next row up or down, and there what stands nearest.
  const over = step => {
    const here = shown[at].getBoundingClientRect();
    const gap = option => Math.round(step * (option.getBoundingClientRect().top - here.top));
    const beyond = shown.filter(option => gap(option) > 0);
    const row = beyond.filter(option => gap(option) === Math.min(...beyond.map(gap)));
    const aside = option => Math.abs(option.getBoundingClientRect().left - here.left);
    return row.length ? shown.indexOf(row.reduce((best, option) => aside(option) < aside(best) ? option : best)) : at;
  };

  const take = option => {
    picked = option.item.sign;
    remember(picked);
    picker.hidePopover();
  };

  const onKey = event => {
    if (isComposing(event) || shown.length === 0) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") mark((at + (event.key === "ArrowRight" ? 1 : -1) + shown.length) % shown.length);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(over(event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter") take(shown[at]);
    else return;
    event.preventDefault();
  };

  return new Promise(answer => {
    const end = new AbortController();
    const hear = (where, what, act) => where.addEventListener(what, act, { signal: end.signal });
    hear(input, "input", look);
    hear(input, "keydown", onKey);
    hear(list, "mousedown", event => event.preventDefault());
    hear(list, "click", event => { if (event.target.item) take(event.target); });
    leave = () => {
      end.abort();
      opener.popoverTargetElement = null;
      answer(picked);
    };
    // As the browser's own buttons of popovers do, the opener closes it: otherwise the press would close it and its click open it again.
    hear(picker, "toggle", event => {
      if (event.newState === "open") Object.assign(opener, { popoverTargetElement: picker, popoverTargetAction: "hide" });
      else leave();
    });
    fill(list);
    input.value = "";
    picker.showPopover();
    look();
    const place = opener.getBoundingClientRect();
    picker.style.left = `${Math.max(8, Math.min(place.left, innerWidth - picker.offsetWidth - 8))}px`;
    picker.style.top = `${place.top > picker.offsetHeight + 12 ? place.top - picker.offsetHeight - 6 : Math.max(8, Math.min(place.bottom + 6, innerHeight - picker.offsetHeight - 8))}px`;
    input.focus();
  });
}
