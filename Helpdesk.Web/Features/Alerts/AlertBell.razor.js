// Draws attention where the server says that something concerns this person: sound, notification, and a mark on the tab.
import { play } from "../../sound.js";

const heard = "helpdesk-alerted";
const remembered = 50;
const holding = 5000;

const permission = () => "Notification" in window ? Notification.permission : "unsupported";

// What comes at once is one sound.
const pause = 1000;
let sounded = -pause;

const sound = () => {
  if (performance.now() - sounded < pause) return;
  sounded = performance.now();
  play([880, 1175], 0.12, 0.18);
};

const notify = ({ key, title, words, address }) => {
  if (permission() !== "granted") return;
  const shown = new Notification(title, { body: words, tag: key, icon: "favicon.svg", lang: document.documentElement.lang });
  shown.onclick = () => {
    focus();
    shown.close();
    if (address) Blazor.navigateTo(address);
  };
};

// Several tabs hear of the same thing at once; the first that gets there speaks. What one tab stores another reads a moment later, so
// meanwhile the first holds a lock, where the page may have one.
const claim = async key => {
  if (!await lock(`${heard}-${key}`)) return false;
  const before = JSON.parse(localStorage.getItem(heard) ?? "[]");
  if (before.includes(key)) return false;
  localStorage.setItem(heard, JSON.stringify([key, ...before].slice(0, remembered)));
  return true;
};

const lock = name => new Promise(answer => {
  if (!navigator.locks) answer(true);
  else navigator.locks.request(name, { ifAvailable: true }, held => {
    answer(Boolean(held));
    return held && new Promise(letGo => setTimeout(letGo, holding));
  });
});

export function watch(list, bell) {
  const icon = document.querySelector("link[rel=icon]");
  const plain = icon.href;

  const mark = () => {
    const waiting = Number(list.dataset.waiting);
    const wanted = waiting > 0 ? new URL("favicon-unread.svg", document.baseURI).href : plain;
    if (icon.href !== wanted) icon.href = wanted;
    count(waiting);
  };

  // The console writes the same number into its title itself; elsewhere it is put before the page's words. They are the page's own node,
  // which it goes on writing into.
  const count = waiting => {
    const words = document.querySelector("title")?.firstChild;
    if (!words || location.pathname.startsWith("/tickets")) return;
    const wanted = `${waiting > 0 ? `(${waiting}) ` : ""}${words.data.replace(/^\(\d+\) /, "")}`;
    if (words.data !== wanted) words.data = wanted;
  };

  const changes = new MutationObserver(mark);
  changes.observe(list, { attributeFilter: ["data-waiting"] });
  changes.observe(document.head, { childList: true, subtree: true, characterData: true });
  const onClick = event => { if (event.target.closest("a")) list.hidePopover(); };
  const onToggle = event => { bell.invokeMethodAsync("Show", event.newState === "open").catch(() => {}); };
  list.addEventListener("click", onClick);
  list.addEventListener("toggle", onToggle);
  mark();

  return {
    tell: async alert => {
      if ((alert.shown && document.hasFocus()) || !await claim(alert.key)) return;
      if (alert.sound) sound();
      if (alert.browser && !document.hasFocus()) notify(alert);
    },
    stop: () => {
      changes.disconnect();
      list.removeEventListener("click", onClick);
      list.removeEventListener("toggle", onToggle);
      icon.href = plain;
    },
  };
}

export function choices(body) {
  const place = body.querySelector("[data-permission]");
  const show = () => { place.dataset.permission = permission(); };

  const onClick = async event => {
    if (event.target.closest("[data-asks-permission]")) {
      await Notification.requestPermission();
      show();
    }
    const test = event.target.closest("[data-tests-alert]");
    if (!test) return;
    sound();
    notify({ key: `test-${Date.now()}`, title: test.dataset.title, words: test.dataset.words });
  };

  body.addEventListener("click", onClick);
  show();
  return { stop: () => body.removeEventListener("click", onClick) };
}
