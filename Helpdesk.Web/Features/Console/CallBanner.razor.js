// Two short tones every three seconds. A page that nobody touched yet may not make a sound, so it does not try.
const key = "helpdesk-ring-muted";
let context, timer;

const isMuted = () => localStorage.getItem(key) === "yes";

const tone = (at, pitch) => {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.03);
  volume.gain.linearRampToValueAtTime(0, at + 0.35);
  source.connect(volume).connect(context.destination);
  source.start(at);
  source.stop(at + 0.4);
};

const sound = async () => {
  if (isMuted() || !navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
  tone(context.currentTime, 660);
  tone(context.currentTime + 0.4, 830);
};

export function ring() {
  clearInterval(timer);
  timer = setInterval(sound, 3000);
  sound();
  return isMuted();
}

export function hush() {
  clearInterval(timer);
  context?.suspend();
  return isMuted();
}

export function mute(on) {
  localStorage.setItem(key, on ? "yes" : "no");
  if (on) context?.suspend();
  return on;
}
