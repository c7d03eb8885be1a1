// Owns what is being written: one draft per person and ticket. Every letter is in the browser's storage at once, and within a second on
// the server, from where other devices take it up.
import { isComposing } from "../../Shell/Keys.razor.js";
import { attach, ways } from "./AttachMenu.razor.js";
import { pick } from "./EmojiPicker.razor.js";
import { lineIsDown } from "../../line.js";

const typingPause = 10_000;
const keepPause = 800;
const behindPause = 400;

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

const blank = { id: null, text: "", note: false, replyTo: null, files: [], kept: null, dirty: false };

// What is here counts while the server lacks it. What the server had may have been written on, or sent, from another device.
const reconcile = (here, told, there) => {
  const dirty = here.text ? here.dirty !== false : here.dirty ?? false;
  if (!told) return { ...blank, ...here, dirty };
  if (!dirty) return { ...blank, ...there && there.id === here.id ? here : { files: here.files ?? [], note: here.note, replyTo: here.text ? null : here.replyTo, adopted: Boolean(there) }, ...there, kept: there?.id ?? null, dirty: false };
  const known = !there || [here.id, here.kept].includes(there.id) || here.text.includes(there.text);
  return { ...blank, ...here, text: known ? here.text : `${there.text}\n${here.text}`, kept: there?.id ?? null, dirty };
};

export function mount(form, page, key, told, there) {
  const text = form.querySelector("textarea");
  const send = form.querySelector("[type=submit]");
  const trouble = form.querySelector(".composer-trouble");
  const emojis = form.querySelector(".emojis");
  const counted = form.querySelector(".counted");
  const modes = [...form.querySelectorAll("[name=mode]")];
  const limit = Number(form.dataset.limit);
  const most = Number(form.dataset.keeps);
  let draft = reconcile(read(key), told, there);
  let busy = false, typed = 0, keeping = false, timer = null, away = lineIsDown(), warned = null;

  // A call that is on its way when the line breaks is never answered: it fails with the line.
  const losses = new Set();
  const call = (...what) => new Promise((yes, no) => {
    if (lineIsDown()) return no(new Error("The line is gone."));
    losses.add(no);
    page.invokeMethodAsync(...what).then(yes, no).finally(() => losses.delete(no));
  });

  const save = () => {
    if (draft.text || draft.replyTo || draft.files.length || draft.dirty) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  };

  const say = words => {
    trouble.textContent = words ?? "";
    trouble.hidden = !words;
  };

  // What is shown may not be all there is: whoever answers it would answer blindly.
  const isBehind = () => away || form.hasAttribute("data-behind");
  const whyBehind = () => away && lineIsDown() ? form.dataset.offline : form.dataset.catchesUp;

  const draw = () => {
    form.dataset.mode = draft.note ? "note" : "reply";
    for (const mode of modes) mode.checked = (mode.value === "note") === draft.note;
    const withFiles = !draft.note && files.any();
    text.placeholder = draft.note ? text.dataset.note : withFiles ? text.dataset.caption : text.dataset.reply;
    const length = draft.text.trim().length;
    counted.textContent = length > limit - 500 ? `${length.toLocaleString()} / ${limit.toLocaleString()}` : "";
    counted.classList.toggle("missed", length > limit);
    send.disabled = busy || isBehind() || length > limit || (withFiles ? files.waiting() || (length === 0 && draft.files.length === 0) : length === 0);
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, 200)}px`;
  };

  const onInput = () => {
    draft.text = text.value;
    if (!draft.id || draft.adopted) Object.assign(draft, { id: newId(), adopted: false });
    draft.dirty = true;
    say(draft.text.trim().length > limit ? form.dataset.tooLong : null);
    save();
    draw();
    keep();
    tellTyping();
  };

  const keep = () => { timer ??= setTimeout(keepNow, keepPause); };

  // One after the other, so that the last words are the ones that stay. What is longer than any message stays in the browser.
  const keepNow = async () => {
    clearTimeout(timer);
    timer = null;
    if (!draft.dirty || keeping || busy || draft.text.length > most) return;
    draft.id ??= newId();
    const sent = { id: draft.id, text: draft.text, note: draft.note, replyTo: draft.replyTo };
    keeping = true;
    try {
      settle(sent, await call("KeepAsync", sent, draft.kept));
    } catch {
      // The line is gone: it is kept when it is back.
    } finally {
      keeping = false;
    }
  };

  const settle = (sent, answer) => {
    if (!answer) return;
    draft.kept = answer.kept;
    if (answer.other) join(answer.other);
    draft.dirty = Boolean(answer.other) || Object.keys(sent).some(part => sent[part] !== draft[part]);
    save();
    if (draft.dirty) keep();
  };

  // Two devices wrote at once: both texts stay, and the cursor where it was.
  const join = other => {
    const [from, to] = [text.selectionStart, text.selectionEnd].map(at => at + other.text.length + 1);
    text.value = draft.text = `${other.text}\n${draft.text}`;
    text.setSelectionRange(from, to);
    draw();
  };

  const tellTyping = () => {
    if (draft.note || !draft.text.trim() || !form.hasAttribute("data-shows-typing") || Date.now() - typed < typingPause) return;
    typed = Date.now();
    call("Type").catch(() => {});
  };

  // Lets go of what was saved, and of nothing else: what was typed while it was on its way begins the next message.
  const finish = (sent, saved) => {
    files.remove(saved);
    const rest = saved.includes(sent.id) && text.value === sent.text ? "" : text.value;
    const begun = rest && saved.includes(sent.id) ? newId() : rest ? sent.id : null;
    draft = { id: begun, text: rest, note: draft.note, replyTo: sent.note || saved.length === 0 ? draft.replyTo : null, files: files.ready(), apart: saved.length === 0 && sent.apart, kept: draft.kept, dirty: true };
    text.value = rest;
    save();
    keep();
    if (saved.length > 0) document.querySelector(".thread .scroll")?.dispatchEvent(new Event("helpdesk:sent"));
  };

  const files = attach(form, newId, () => {
    draft.files = files.ready();
    save();
    draw();
  });

  const isOpen = () => !form.hasAttribute("data-closed");

  const addFiles = picked => {
    if (picked.length === 0) return;
    if (draft.note) choose(false);
    say(null);
    files.add(picked);
    text.focus();
  };

  const submit = async () => {
    if (!draft.note && files.waiting()) return say(form.querySelector(".chips").dataset.wait);
    if (isBehind()) return say(whyBehind());
    if (busy || send.disabled || (form.hasAttribute("data-closed") && !draft.note)) return;

    // Tried before in other words, and nobody knows with what end: other words are another message.
    if (draft.tried !== undefined && draft.tried !== draft.text) Object.assign(draft, { id: newId(), apart: true });
    draft.id ??= newId();
    const sent = { id: draft.id, text: draft.text, note: draft.note, replyTo: draft.replyTo, files: draft.files, apart: draft.apart ?? false };
    busy = true;
    draw();
    try {
      const { refusal, saved } = await call("SendAsync", sent);
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
    if (draft.note !== note) change({ note });
    say(null);
    draw();
  };

  const change = parts => {
    Object.assign(draft, parts, { dirty: true });
    save();
    if (draft.text) keep();
  };

  const addEmoji = async () => {
    const [from, to] = [text.selectionStart, text.selectionEnd];
    const sign = await pick(emojis);
    text.focus();
    if (!sign) return;
    text.setRangeText(sign, from, to, "end");
    onInput();
  };

  // A moment's reading needs no words; but whoever cannot send for longer reads why, and that it is over.
  const warn = () => {
    draw();
    if (isBehind()) warned ??= setTimeout(() => say(whyBehind()), behindPause);
    else {
      clearTimeout(warned);
      warned = null;
      if ([form.dataset.offline, form.dataset.catchesUp].includes(trouble.textContent)) say(null);
      if (draft.dirty) keep();
    }
  };

  // The line is back. Until the server has read everything again, what is shown may be what was.
  const catchUp = async () => {
    try {
      await call("CatchUpAsync");
      away = false;
    } catch {
      // Gone again, or the database with it: the next time the line is back it is asked again.
    }
    clearTimeout(warned);
    warned = null;
    warn();
  };

  const onLine = () => {
    if (!lineIsDown()) {
      if (away) catchUp();
    } else {
      away = true;
      for (const lose of losses) lose(new Error("The line broke."));
      clearTimeout(warned);
      warned = null;
      warn();
    }
  };

  text.addEventListener("input", onInput);
  text.addEventListener("keydown", event => {
    if (event.key === "Escape" && !isComposing(event)) text.blur();
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    // A key held down is one key.
    if (!event.repeat) submit();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
  });
  // What connection.js tells again was chosen a while ago, and the keyboard is elsewhere by now.
  for (const mode of modes) mode.addEventListener("change", event => {
    choose(mode.value === "note");
    if (event.isTrusted) text.focus();
  });

  text.addEventListener("blur", keepNow);
  emojis.addEventListener("click", addEmoji);
  form.addEventListener("keydown", event => {
    if (event.key !== ";" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    addEmoji();
  });

  const watch = new MutationObserver(changes => {
    if (changes.some(change => change.attributeName === "data-state")) onLine();
    else warn();
  });
  const line = document.querySelector("[data-testid=connection-state]");
  if (line) watch.observe(line, { attributeFilter: ["data-state"] });
  watch.observe(form, { attributeFilter: ["data-behind", "data-closed"] });

  const forget = ways(form, addFiles, isOpen);
  files.restore(draft.files);

  // What was typed or picked before this module was there wins over the kept draft; a note above all, since nobody outside may read it.
  if (modes.some(mode => mode.checked && mode.value === "note")) change({ note: true });
  if (text.value) onInput();
  else text.value = draft.text;
  save();
  draw();
  if (draft.dirty) keep();
  const early = [...form.querySelector("input[type=file]")?.files ?? []];
  if (early.length) addFiles(early);

  return {
    quoted: () => draft.replyTo,
    quote: id => {
      change({ replyTo: id, note: draft.note && !id });
      draw();
      if (id) text.focus();
    },
    insert: words => {
      // Pressed twice, it is wanted once.
      if (!text.value.endsWith(words)) text.value = text.value.trim() ? `${text.value.trimEnd()}\n${words}` : words;
      onInput();
      text.focus();
    },
    focus: mode => { choose(mode === "note"); text.focus(); },
    // Another device wrote on, or sent it. What is being written here is left alone; it meets the other when it is kept.
    adopt: there => {
      if (draft.dirty || keeping || busy || there?.text === draft.text) return;
      draft = reconcile(draft, true, there);
      text.value = draft.text;
      save();
      draw();
    },
    keep: keepNow,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(warned);
      watch.disconnect();
      forget();
    },
  };
}
