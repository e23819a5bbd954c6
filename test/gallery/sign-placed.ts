import { onSound } from "#renderer/read-aloud/sound.ts";

/** Longer than the sign of a sound takes to its place, after its sound or after a change of the page. Milliseconds. */
const PLACED_MS = 150;

let soundAt = Number.NEGATIVE_INFINITY;
onSound(() => {
  soundAt = performance.now();
});

/** Waits until the sign of a sound stands at its place: until then it may cover something for a moment. */
export async function signPlaced(): Promise<void> {
  if (document.querySelector(".sound-sign") === null && performance.now() - soundAt > PLACED_MS) return;
  await new Promise((resolve) => setTimeout(resolve, PLACED_MS));
}
