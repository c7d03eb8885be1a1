// Short tones, made and not loaded. A page that nobody touched yet may not make a sound, so it does not try.
let context;

const tone = (pitch, start, length) => {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.1, start + 0.02);
  volume.gain.linearRampToValueAtTime(0, start + length);
  source.connect(volume).connect(context.destination);
  source.start(start);
  source.stop(start + length + 0.05);
};

/** Plays tones, each begun so many seconds after the one before. */
export async function play(pitches, apart, length) {
  if (!navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
  pitches.forEach((pitch, i) => tone(pitch, context.currentTime + i * apart, length));
}

export const hush = () => context?.suspend();
