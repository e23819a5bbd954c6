/** Exit statuses of a staff command; the numbers from 64 on are those of sysexits. */
export const EXIT = {
  done: 0,
  /** The backend refused; code and text are on standard error. */
  refused: 1,
  /** The command line is wrong. */
  usage: 64,
  /** The backend cannot be reached, or answers in an unknown format. */
  unreachable: 69,
  bug: 70,
} as const;

/** Ends a command with one sentence on standard error. */
export class CommandEnd extends Error {
  override readonly name = "CommandEnd";
  readonly status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** A usage error, as one sentence. */
export function usage(sentence: string): CommandEnd {
  return new CommandEnd(EXIT.usage, sentence);
}
