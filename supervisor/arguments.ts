/** Command line arguments of the supervisor. */
export interface Arguments {
  /** File that the kiosk touches while its screen is drawn; the kiosk gets its path as `--heartbeat`. */
  readonly heartbeat: string;
  /** Program that draws behind the kiosk, called with `waiting` or `out-of-order`; null = nothing is drawn. */
  readonly pictures: string | null;
  /** The kiosk's program and its arguments. */
  readonly command: readonly string[];
}

/** Usage message. */
export const USAGE =
  "supervisor/main.ts --heartbeat=<file> [--pictures=<program>] -- <program of the kiosk> [arguments]";

/** Parses the arguments after the program's name; null when they are invalid. */
export function readArguments(args: readonly string[]): Arguments | null {
  const end = args.indexOf("--");
  if (end === -1) return null;
  let heartbeat = "";
  let pictures: string | null = null;
  for (const argument of args.slice(0, end)) {
    const [, name, value = ""] = /^--(heartbeat|pictures)=(.+)$/su.exec(argument) ?? [];
    if (name === "heartbeat") heartbeat = value;
    else if (name === "pictures") pictures = value;
    else return null;
  }
  const command = args.slice(end + 1);
  return heartbeat === "" || command.length === 0 ? null : { heartbeat, pictures, command };
}
