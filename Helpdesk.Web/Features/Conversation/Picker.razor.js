// Offers what "/" and "@" mean while one types. What is offered is asked for when the sign is typed, so it is as of now; finding and
// choosing need no server.
import { isComposing } from "../../Shell/Keys.razor.js";
import { lineIsDown } from "../../line.js";

const signs = [
  { mark: /@([\p{L}\p{N}. ]{0,40})$/u, before: /(^|[\s(])$/, ask: "ColleaguesAsync", note: true },
  { mark: /\/([^\n/]{0,40})$/, before: /(^|\n)[ \t]*$/, ask: "CannedAsync" },
];

const plain = words => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const node = (tag, css, words) => Object.assign(document.createElement(tag), { className: css, textContent: words });

export function offer(list, page) {
  const form = list.closest("form");
  const text = form.querySelector("textarea");
  const button = form.querySelector(".canned");
  let sign = null, all = null, shown = [], at = 0, from = 0, dismissed = false;

  const find = () => {
    const said = text.value.slice(0, text.selectionStart);
    for (const one of signs) {
      const found = (!one.note || form.dataset.mode === "note") && one.mark.exec(said);
      if (found && one.before.test(said.slice(0, found.index))) return { one, from: found.index, query: found[1] };
    }
    return null;
  };

  const close = () => {
    list.hidden = true;
    shown = [];
    text.removeAttribute("aria-activedescendant");
  };

  const forget = () => {
    close();
    [sign, all, dismissed] = [null, null, false];
  };

  const look = async () => {
    const found = find();
    if (!found || (sign && (sign !== found.one || from !== found.from))) forget();
    if (!found || dismissed || lineIsDown()) return;
    if (!sign) {
      [sign, from] = [found.one, found.from];
      const asked = await page.invokeMethodAsync(sign.ask).catch(() => []);
      if (sign !== found.one) return;
      all = asked;
      return look();
    }
    if (all) draw(found.query);
  };

  const draw = query => {
    const words = plain(query).split(/\s+/).filter(Boolean);
    const rank = item => words.length && plain(item.key.slice(1)).startsWith(words[0]) ? 0 : 1;
    shown = all.filter(item => words.every(word => plain(`${item.key} ${item.title}`).includes(word)));
    if (words.length) shown.sort((a, b) => rank(a) - rank(b));
    at = 0;
    list.replaceChildren(...shown.map(face));
    if (all.length === 0 && !sign.note) list.append(Object.assign(node("div", "menu-item meta", list.dataset.empty), { role: "option", ariaDisabled: "true" }));
    list.hidden = list.childElementCount === 0;
    mark();
  };

  const face = (item, index) => {
    const option = node("div", "menu-item", "");
    option.id = `offer-${index}`;
    option.role = "option";
    const body = node("span", "grow", "");
    body.append(node("b", "", item.key), node("span", "", item.title));
    if (item.module) body.append(node("span", "tag", item.module));
    option.append(body);
    if (item.title) body.append(node("span", "meta cut", item.text));
    option.addEventListener("click", () => take(index));
    return option;
  };

  const mark = () => {
    [...list.querySelectorAll("[role=option]")].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (shown.length) text.setAttribute("aria-activedescendant", `offer-${at}`);
    else text.removeAttribute("aria-activedescendant");
  };

  const take = index => {
    const { text: words } = shown[index];
    text.setRangeText(words, from, text.selectionStart, "end");
    forget();
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  };

  const onKey = event => {
    if (list.hidden || event.target !== text || isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      at = (at + step + shown.length) % shown.length;
      mark();
    } else if ((event.key === "Enter" && !event.shiftKey || event.key === "Tab") && shown.length) take(at);
    else if (event.key === "Escape") {
      dismissed = true;
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onButton = () => {
    const said = text.value.slice(0, text.selectionStart);
    text.focus();
    text.setRangeText(/(^|\n)[ \t]*$/.test(said) ? "/" : "\n/", text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  text.setAttribute("aria-controls", list.id);
  text.setAttribute("aria-autocomplete", "list");
  const heard = [
    [list, "mousedown", event => event.preventDefault()], [text, "input", look], [text, "click", look], [text, "blur", close], [button, "click", onButton],
  ];
  for (const [where, what, act] of heard) where.addEventListener(what, act);

  // Before the composer hears of the key: Enter chooses here and does not send.
  form.addEventListener("keydown", onKey, true);
  return {
    stop: () => {
      for (const [where, what, act] of heard) where.removeEventListener(what, act);
      form.removeEventListener("keydown", onKey, true);
    },
  };
}
