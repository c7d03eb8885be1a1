import { copy } from "../../Shell/CopyButton.razor.js";

export { copy };

// A program that answers takes the focus, or the browser asks whether it may open it, which takes it too. Silence means that none is there.
const patience = 1500;
const answered = () => new Promise(resolve => {
  const tell = () => done(true);
  const done = answer => {
    clearTimeout(timer);
    removeEventListener("blur", tell);
    document.removeEventListener("visibilitychange", tell);
    resolve(answer);
  };
  const timer = setTimeout(() => done(!document.hasFocus()), patience);
  addEventListener("blur", tell);
  document.addEventListener("visibilitychange", tell);
});

// Answers "answered", or after a silence "copied" or "lost": what became of the code.
export async function watch(code) {
  if (await answered()) return "answered";
  return await copy(code) ? "copied" : "lost";
}

export function open(code) {
  const watched = watch(code);
  location.href = `anydesk:${code}`;
  return watched;
}
