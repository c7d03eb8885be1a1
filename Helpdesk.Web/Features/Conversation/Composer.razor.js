// Owns what is being written: one draft per person and ticket, kept in the browser's storage until the server says that it has it.
import { attach, ways } from "./AttachMenu.razor.js";

const typingPause = 10_000;

const lineState = () => document.querySelector("[data-testid=connection-state]")?.dataset.state;

// A UUID of version 7; crypto.randomUUID is missing where a page is served without TLS.
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (40 - 8 * i)) & 255;
  bytes[6] = bytes[6] & 15 | 112;
  bytes[8] = bytes[8] & 63 | 128;
  return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const read = key => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};

export function mount(form, page, key) {
  const text = form.querySelector("textarea");
  const send = form.querySelector("[type=submit]");
  const trouble = form.querySelector(".composer-trouble");
  const counted = form.querySelector(".counted");
  const modes = [...form.querySelectorAll("button[data-mode]")];
  const limit = Number(form.dataset.limit);
  let draft = { id: null, text: "", note: false, replyTo: null, files: [], ...read(key) };
  let busy = false, typed = 0;

  const save = () => {
    if (draft.text || draft.replyTo || draft.files.length) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  };

  const say = words => {
    trouble.textContent = words ?? "";
    trouble.hidden = !words;
  };

  const draw = () => {
    form.dataset.mode = draft.note ? "note" : "reply";
    for (const mode of modes) mode.setAttribute("aria-checked", String((mode.dataset.mode === "note") === draft.note));
    const withFiles = !draft.note && files.any();
    text.placeholder = draft.note ? text.dataset.note : withFiles ? text.dataset.caption : text.dataset.reply;
    const length = draft.text.trim().length;
    counted.textContent = length > limit - 500 ? `${length.toLocaleString()} / ${limit.toLocaleString()}` : "";
    counted.classList.toggle("missed", length > limit);
    send.disabled = busy || length > limit || (withFiles ? files.waiting() || (length === 0 && draft.files.length === 0) : length === 0);
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, 200)}px`;
  };

  const onInput = () => {
    draft.text = text.value;
    if (!draft.id) draft.id = newId();
    say(draft.text.trim().length > limit ? form.dataset.tooLong : null);
    save();
    draw();
    tellTyping();
  };

  const tellTyping = () => {
    if (draft.note || !draft.text.trim() || !form.hasAttribute("data-shows-typing") || Date.now() - typed < typingPause) return;
    typed = Date.now();
    page.invokeMethodAsync("Type").catch(() => {});
  };

  // Lets go of what was saved, and of nothing else: what was typed while it was on its way begins the next message.
  const finish = (sent, saved) => {
    files.remove(saved);
    const rest = saved.includes(sent.id) && text.value === sent.text ? "" : text.value;
    const begun = rest && saved.includes(sent.id) ? newId() : rest ? sent.id : null;
    draft = { id: begun, text: rest, note: draft.note, replyTo: sent.note || saved.length === 0 ? draft.replyTo : null, files: files.ready(), apart: saved.length === 0 && sent.apart };
    text.value = rest;
    save();
    if (saved.length > 0) document.querySelector(".thread .scroll")?.dispatchEvent(new Event("helpdesk:sent"));
  };

  const files = attach(form, newId, () => {
    draft.files = files.ready();
    save();
    draw();
  });

  const isOpen = () => !form.hasAttribute("data-closed");

  const addFiles = picked => {
    if (draft.note) choose(false);
    say(null);
    files.add(picked);
    text.focus();
  };

  const submit = async () => {
    if (!draft.note && files.waiting()) return say(form.querySelector(".chips").dataset.wait);
    if (busy || send.disabled || (form.hasAttribute("data-closed") && !draft.note)) return;
    if (lineState() === "reconnecting") return say(form.dataset.offline);

    // Tried before in other words, and nobody knows with what end: other words are another message.
    if (draft.tried !== undefined && draft.tried !== draft.text) Object.assign(draft, { id: newId(), apart: true });
    draft.id ??= newId();
    const sent = { id: draft.id, text: draft.text, note: draft.note, replyTo: draft.replyTo, files: draft.files, apart: draft.apart ?? false };
    busy = true;
    draw();
    try {
      const { refusal, saved } = await page.invokeMethodAsync("SendAsync", sent);
      delete draft.tried;
      say(refusal);
      finish(sent, saved);
    } catch {
      draft.tried = sent.text;
      save();
      say(form.dataset.unsure);
    } finally {
      busy = false;
      draw();
    }
  };

  const choose = note => {
    draft.note = note;
    say(null);
    save();
    draw();
  };

  text.addEventListener("input", onInput);
  text.addEventListener("keydown", event => {
    if (event.key === "Escape") text.blur();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
  });
  for (const mode of modes) mode.addEventListener("click", () => { choose(mode.dataset.mode === "note"); text.focus(); });

  // The line is back: what was said about it no longer holds.
  const line = document.querySelector("[data-testid=connection-state]");
  const watch = new MutationObserver(() => { if (lineState() === "connected") say(null); });
  if (line) watch.observe(line, { attributeFilter: ["data-state"] });

  const forget = ways(form, addFiles, isOpen);
  files.restore(draft.files);

  // What was typed or picked before this module was there wins over the kept draft.
  if (text.value) onInput();
  else text.value = draft.text;
  draw();
  const early = [...form.querySelector("input[type=file]")?.files ?? []];
  if (early.length) addFiles(early);

  return {
    quoted: () => draft.replyTo,
    quote: id => {
      draft.replyTo = id;
      if (id && draft.note) draft.note = false;
      save();
      draw();
      if (id) text.focus();
    },
    insert: words => {
      text.value = text.value.trim() ? `${text.value.trimEnd()}\n${words}` : words;
      onInput();
      text.focus();
    },
    focus: mode => { choose(mode === "note"); text.focus(); },
    stop: () => {
      watch.disconnect();
      forget();
    },
  };
}
