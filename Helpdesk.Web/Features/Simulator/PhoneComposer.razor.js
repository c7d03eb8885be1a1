// Takes the words out of the pen before they leave, so that what is typed next is not taken with them. What could not leave comes back.
export function send(pen, phone) {
  const onSubmit = async event => {
    event.preventDefault();
    const field = pen.querySelector("input.input");
    const text = field.value.trim();
    field.value = "";
    if (!text) return;
    try {
      await phone.invokeMethodAsync("WriteAsync", text);
    } catch {
      field.value = [text, field.value].join(" ").trim();
    }
  };
  pen.addEventListener("submit", onSubmit);
  return { stop: () => pen.removeEventListener("submit", onSubmit) };
}

let recorder = null;
let note = null;

// False where there is no microphone or nobody allows it.
export const record = async () => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const parts = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = event => parts.push(event.data);
    recorder.onstop = () => {
      stream.getTracks().forEach(track => track.stop());
      note = new Blob(parts, { type: recorder.mimeType });
    };
    recorder.start();
    return true;
  } catch {
    return false;
  }
};

export const stop = () => new Promise(resolve => {
  recorder.addEventListener("stop", () => resolve(recorder.mimeType.replace(";", "; ")), { once: true });
  recorder.stop();
});

export const recorded = () => note;
