/** What the supervisor is told. */
export interface Arguments {
  /** File that the kiosk touches while its screen lives; the kiosk gets its path as `--heartbeat`. */
  readonly heartbeat: string;
  /** Program that draws behind the kiosk, called with `waiting` or `out-of-order`; null = nothing is drawn. */
  readonly pictures: string | null;
  /** The kiosk's program and its words. */
  readonly command: readonly string[];
}

/** How it is called, for who has called it otherwise. */
export const USAGE =
  "supervisor/main.ts --heartbeat=<file> [--pictures=<program>] -- <program of the kiosk> [arguments]";

/** Reads the words behind the program's name; null when they make no sense. */
export function readArguments(words: readonly string[]): Arguments | null {
  const end = words.indexOf("--");
  if (end === -1) return null;
  let heartbeat = "";
  let pictures: string | null = null;
  for (const word of words.slice(0, end)) {
    const [, name, value = ""] = /^--(heartbeat|pictures)=(.+)$/su.exec(word) ?? [];
    if (name === "heartbeat") heartbeat = value;
    else if (name === "pictures") pictures = value;
    else return null;
  }
  const command = words.slice(end + 1);
  return heartbeat === "" || command.length === 0 ? null : { heartbeat, pictures, command };
}
