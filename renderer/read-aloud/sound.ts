/** The sounds (V33): low, soft, for old ears. `seen`: a copy was scanned, and its outcome is not known yet. */
export type Sound = "seen" | "done" | "refusal" | "warning";

/** Hertz and milliseconds of each tone, one after the other. */
const TONES: Readonly<Record<Sound, readonly (readonly [hertz: number, ms: number])[]>> = {
  seen: [[587, 80]],
  done: [
    [660, 120],
    [880, 120],
  ],
  refusal: [
    [440, 160],
    [440, 160],
  ],
  warning: [
    [523, 200],
    [523, 200],
    [523, 200],
  ],
};
const PAUSE_S = 0.06;
/** A tone that begins or ends at once clicks. */
const FADE_S = 0.015;
const MS = 1000;

let volume = 0;
let context: AudioContext | null = null;

/** Percent of the maximum; 0 = silent. */
export function setVolume(percent: number): void {
  volume = Math.max(0, Math.min(100, percent)) / 100;
}

function tone(audio: AudioContext, hertz: number, start: number, seconds: number): void {
  const source = audio.createOscillator();
  const gain = audio.createGain();
  source.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + FADE_S);
  gain.gain.setValueAtTime(volume, start + seconds - FADE_S);
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  source.connect(gain).connect(audio.destination);
  source.start(start);
  source.stop(start + seconds);
}

type SoundListener = (sound: Sound, sign: Sound) => void;
const listeners = new Set<SoundListener>();

/** Called for each sound and its sign, even when muted. Returns the unsubscribe function. */
export function onSound(listener: SoundListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function playOn(audio: AudioContext, sound: Sound): void {
  let at = audio.currentTime + FADE_S;
  for (const [hertz, ms] of TONES[sound]) {
    tone(audio, hertz, at, ms / MS);
    at += ms / MS + PAUSE_S;
  }
}

function isAudible(): boolean {
  return volume > 0 && typeof AudioContext !== "undefined";
}

/**
 * Opens the loudspeaker after the next frame, because the page stands still meanwhile: 40 ms or more. For screens whose first
 * sound must not be late.
 */
export function openLoudspeaker(then?: (audio: AudioContext) => void): void {
  if (!isAudible()) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      context ??= new AudioContext();
      then?.(context);
    }),
  );
}

/** Plays a sound if there is a loudspeaker; one at a time. `sign`: the one that is shown with it, where it has another. */
export function play(sound: Sound, sign: Sound = sound): void {
  for (const listener of listeners) listener(sound, sign);
  if (context === null) openLoudspeaker((audio) => playOn(audio, sound));
  else if (isAudible()) playOn(context, sound);
}
