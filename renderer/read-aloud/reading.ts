import { useStore } from "../state/store.ts";
import type { Reader } from "./reader.ts";

let reader: Reader | null = null;

/** Says again where one is, while the screen is read aloud. */
export function readAgain(): void {
  reader?.again();
}

/**
 * Reads the screen aloud while the patron wants it (`reading` in the store). What it needs is a script of its own,
 * which most visits never read. Answers a stop.
 */
export function watchReading(): () => void {
  const follow = async (wanted: boolean): Promise<void> => {
    if (!wanted) {
      reader?.stop();
      reader = null;
      return;
    }
    const { startReader } = await import("./reader.ts");
    if (useStore.getState().reading) reader ??= startReader();
  };
  const forget = useStore.subscribe(({ reading }, before) => {
    if (reading !== before.reading) void follow(reading);
  });
  return () => {
    forget();
    reader?.stop();
    reader = null;
  };
}
