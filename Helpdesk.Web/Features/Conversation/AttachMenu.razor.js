// The files that go with the next message: judged before anything leaves, uploaded with progress, and kept until they are sent.
const plain = type => type.split(";")[0].trim().toLowerCase();

const weight = bytes => {
  const [value, unit] = bytes < 1024 ? [bytes, "B"] : bytes < 1048576 ? [Math.floor(bytes / 1024), "KB"] : [bytes / 1048576, "MB"];
  return `${value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`;
};

const node = (tag, css, words) => Object.assign(document.createElement(tag), { className: css ?? "", textContent: words ?? "" });

export function attach(form, newId, changed) {
  const list = form.querySelector(".chips");
  const words = list.dataset;
  const icons = form.querySelector("use").getAttribute("href").split("#")[0];
  let items = [];

  const icon = name => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "icon s");
    svg.setAttribute("aria-hidden", "true");
    svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "use")).setAttribute("href", `${icons}#i-${name}`);
    return svg;
  };

  const button = (name, label, act) => {
    const made = node("button", name ? "ib" : "again", name ? "" : label);
    made.type = "button";
    if (name) {
      made.title = label;
      made.setAttribute("aria-label", label);
      made.append(icon(name));
    }
    made.addEventListener("click", act);
    return made;
  };

  const face = item => {
    if (!item.file || item.kind !== "image" || item.state === "refused") return icon({ image: "image", video: "video", audio: "mic" }[item.kind] ?? "file");
    item.face ??= URL.createObjectURL(item.file);
    return Object.assign(node("img"), { src: item.face, alt: "" });
  };

  // Drawn anew whenever its state changes; progress only moves the bar.
  const draw = item => {
    const chip = node("li", `chip ${item.state}`);
    chip.dataset.state = item.state;
    const name = node("b", "cut", item.name);
    name.title = item.name;
    const about = node("span", "meta", item.trouble ?? (item.size === undefined ? "" : weight(item.size)));
    if (item.trouble) about.setAttribute("role", "alert");
    const body = node("div", "grow");
    body.append(name, about);
    chip.append(face(item), body);
    if (item.state === "uploading") {
      item.bar = node("progress");
      item.bar.max = 100;
      item.bar.value = item.done ?? 0;
      item.bar.setAttribute("aria-label", item.name);
      body.append(item.bar);
      item.about = about;
    }
    if (item.state === "failed") chip.append(button(null, words.retry, () => upload(item)));
    chip.append(button("x", (item.state === "uploading" ? words.cancel : words.remove).replace("{name}", item.name), () => remove([item.id])));
    item.chip?.replaceWith(chip);
    if (!item.chip) list.append(chip);
    item.chip = chip;
  };

  const become = (item, state, trouble) => {
    Object.assign(item, { state, trouble });
    draw(item);
    changed();
  };

  const upload = item => {
    const request = item.request = new XMLHttpRequest();
    item.done = 0;
    request.open("POST", "/media/uploads");
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]")?.value ?? "");
    request.setRequestHeader("X-File-Name", encodeURIComponent(item.name));
    request.setRequestHeader("Content-Type", item.type);
    request.upload.addEventListener("progress", event => {
      item.done = event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0;
      item.bar.value = item.done;
      item.about.textContent = `${weight(item.size)} · ${words.uploading.replace("{done}", item.done)}`;
    });
    request.addEventListener("load", () => {
      try {
        if (request.status !== 200) throw request.status;
        item.token = JSON.parse(request.responseText).token;
        become(item, "ready");
      } catch {
        become(item, "failed", words.failed);
      }
    });
    request.addEventListener("error", () => become(item, "failed", words.failed));
    become(item, "uploading");
    request.send(item.file);
  };

  const judge = (file, rules) => {
    const rule = rules.find(r => r.types.includes(plain(file.type))) ?? rules.find(r => r.types.length === 0);
    const say = sentence => sentence.replace("{name}", file.name).replace("{size}", weight(file.size)).replace("{limit}", rule?.limit ?? "");
    if (!rule) return [null, say(words.refused)];
    if (file.size === 0) return [rule.kind, say(words.empty)];
    return [rule.kind, file.size > rule.most ? say(words.tooLarge) : null];
  };

  const add = files => {
    const rules = JSON.parse(words.rules);
    for (const file of files) {
      const [kind, trouble] = judge(file, rules);
      const item = { id: newId(), file, name: file.name, size: file.size, type: plain(file.type) || "application/octet-stream", kind };
      items.push(item);
      if (trouble) become(item, "refused", trouble);
      else upload(item);
    }
  };

  const remove = ids => {
    for (const item of items.filter(i => ids.includes(i.id))) {
      item.request?.abort();
      item.chip.remove();
      if (item.face) URL.revokeObjectURL(item.face);
    }
    items = items.filter(i => !ids.includes(i.id));
    changed();
  };

  return {
    add,
    remove,
    any: () => items.length > 0,
    waiting: () => items.some(i => i.state === "uploading"),
    ready: () => items.filter(i => i.state === "ready").map(({ id, token, name, size, type, kind }) => ({ id, token, name, size, contentType: type, kind })),
    restore: files => {
      for (const { contentType, ...file } of files) {
        const item = { ...file, type: contentType, state: "ready" };
        items.push(item);
        draw(item);
      }
    },
  };
}

// Picking, dropping and pasting: the ways in. Returns what undoes it.
export function ways(form, add, isOpen) {
  const pane = form.closest(".thread") ?? form;
  const menu = form.querySelector(".attach-menu");
  const opener = form.querySelector(".attach");
  const picker = () => form.querySelector("input[type=file]");
  const carries = event => picker() && [...event.dataTransfer?.types ?? []].includes("Files");
  let depth = 0;

  const over = at => {
    depth = at;
    pane.classList.toggle("is-over", at > 0);
  };

  const heard = [
    [form, "click", event => { if (event.target.closest("[data-picks-file]")) picker().click(); }],
    [form, "change", event => {
      if (event.target !== picker()) return;
      add([...event.target.files]);
      event.target.value = "";
    }],
    [pane, "dragenter", event => { if (carries(event) && isOpen()) over(depth + 1); }],
    [pane, "dragleave", event => { if (carries(event) && depth > 0) over(depth - 1); }],
    [pane, "dragover", event => { if (carries(event)) event.preventDefault(); }],
    [pane, "drop", event => {
      if (!carries(event)) return;
      event.preventDefault();
      over(0);
      if (isOpen()) add([...event.dataTransfer.files]);
    }],
    // A copied table brings a picture of itself along: its words are meant.
    [pane, "paste", event => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0 || event.clipboardData.types.includes("text/plain") || !picker() || !isOpen()) return;
      event.preventDefault();
      add(files);
    }],
    [menu, "toggle", event => {
      if (event.newState !== "open") return;
      const place = opener.getBoundingClientRect();
      menu.style.left = `${Math.max(8, Math.min(place.left, innerWidth - menu.offsetWidth - 8))}px`;
      menu.style.top = `${Math.max(8, place.top - menu.offsetHeight - 6)}px`;
    }],
  ].filter(([where]) => where);
  for (const [where, what, act] of heard) where.addEventListener(what, act);
  return () => { for (const [where, what, act] of heard) where.removeEventListener(what, act); };
}
