// Two short tones every three seconds.
import { hush as silence, play } from "../../sound.js";

const key = "helpdesk-ring-muted";
let timer;

const isMuted = () => localStorage.getItem(key) === "yes";

const sound = () => isMuted() || play([660, 830], 0.4, 0.35);

export function ring() {
  clearInterval(timer);
  timer = setInterval(sound, 3000);
  sound();
  return isMuted();
}

export function hush() {
  clearInterval(timer);
  silence();
  return isMuted();
}

export function mute(on) {
  localStorage.setItem(key, on ? "yes" : "no");
  if (on) silence();
  return on;
}
