import type { Reader } from "../read-aloud/reader.ts";
import { useStore } from "../state/store.ts";

let reader: Reader | null = null;

/** Repeats the current screen and focus, while reading aloud. */
export function readAgain(): void {
  reader?.again();
}

/** Reads the screen aloud while the store says so. The reader is a script of its own, loaded on demand. Returns a stop. */
export function watchReadAloud(): () => void {
  const follow = async (wanted: boolean): Promise<void> => {
    if (!wanted) {
      reader?.stop();
      reader = null;
      return;
    }
    const { startReader } = await import("../read-aloud/reader.ts");
    if (useStore.getState().readAloud) reader ??= startReader();
  };
  const forget = useStore.subscribe(({ readAloud }, before) => {
    if (readAloud !== before.readAloud) void follow(readAloud);
  });
  return () => {
    forget();
    reader?.stop();
    reader = null;
  };
}
