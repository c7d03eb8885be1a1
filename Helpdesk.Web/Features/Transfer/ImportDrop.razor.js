// Sends the picked or dropped file as the body of one request, and tells the page when it has arrived.
export function mount(form, page) {
  const input = form.querySelector("input[type=file]");
  const bar = form.querySelector("progress");
  const told = form.querySelector(".told");
  const trouble = form.querySelector(".trouble");
  const most = Number(form.dataset.most);
  let request = null, depth = 0;

  const show = (element, words) => {
    element.textContent = words ?? "";
    element.hidden = !words;
  };

  const fail = words => {
    request = null;
    bar.hidden = true;
    input.disabled = false;
    show(told, null);
    show(trouble, words);
  };

  const send = file => {
    if (!file || request) return;
    show(trouble, null);
    if (file.size > most) return fail(form.dataset.tooLarge.replace("{name}", file.name));

    request = new XMLHttpRequest();
    request.open("POST", "/transfer/upload");
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]")?.value ?? "");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", event => { if (event.lengthComputable) bar.value = 100 * event.loaded / event.total; });
    request.addEventListener("load", () => {
      if (request.status === 204) return page.invokeMethodAsync("ArrivedAsync");
      fail(request.status === 422 ? request.responseText : form.dataset.failed);
    });
    request.addEventListener("error", () => fail(form.dataset.failed));
    bar.value = 0;
    bar.hidden = false;
    input.disabled = true;
    show(told, form.dataset.uploading);
    request.send(file);
  };

  const carries = event => [...event.dataTransfer?.types ?? []].includes("Files");
  const over = at => {
    depth = at;
    form.classList.toggle("is-over", at > 0);
  };
  const heard = [
    [input, "change", () => { send(input.files[0]); input.value = ""; }],
    [form, "submit", event => event.preventDefault()],
    [form, "dragenter", event => { if (carries(event)) over(depth + 1); }],
    [form, "dragleave", event => { if (carries(event) && depth > 0) over(depth - 1); }],
    [form, "dragover", event => { if (carries(event)) event.preventDefault(); }],
    [form, "drop", event => {
      if (!carries(event)) return;
      event.preventDefault();
      over(0);
      send(event.dataTransfer.files[0]);
    }],
  ];
  for (const [where, what, act] of heard) where.addEventListener(what, act);

  // Picked before this module was there.
  if (input.files.length) send(input.files[0]);
  return {
    stop: () => {
      request?.abort();
      for (const [where, what, act] of heard) where.removeEventListener(what, act);
    },
  };
}
