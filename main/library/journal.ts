import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Verb } from "#contract/ipc/calls.ts";
import type { Result } from "#contract/result.ts";
import type { Log } from "../log/log.ts";
import { ticketOf } from "./ticket.ts";

/** What is known of a write whose patron has gone (R69). */
export type Outcome = "open" | "done" | "refused" | "not-done" | "unknown";

/** One line of the journal: enough for staff to find the deed at the backend, nothing about the patron. */
export interface JournalLine {
  readonly at: string;
  readonly key: string;
  readonly ticket: string;
  readonly verb: Verb;
  readonly outcome: Outcome;
}

export interface Journal {
  /** Follows a write that is on its way. */
  follow(verb: Verb, key: string, answer: Promise<Result<unknown>>): void;
  /** The visit ended: what is still on its way is written down now, and its outcome when it comes. */
  visitEnded(): void;
  /** Waits until nothing is on its way; never rejects. */
  settled(): Promise<void>;
}

function outcomeOf(result: Result<unknown>): Outcome {
  if (result.ok) return "done";
  const { name } = result.refusal;
  if (name === "not-confirmed" || name === "out-of-order") return "unknown";
  return name === "not-done" ? "not-done" : "refused";
}

function append(path: string, line: JournalLine, log: Log): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fd = openSync(path, "a", 0o600);
    try {
      writeSync(fd, `${JSON.stringify(line)}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // R90: a full disk must not stop the reset; the log's ring keeps the code.
    log("journal-not-written");
  }
}

/** Opens the journal; the file is made with its first line. Nothing in it is ever shown to a patron. */
export function createJournal(path: string, log: Log): Journal {
  const onTheirWay = new Map<string, { readonly verb: Verb; readonly end: Promise<void>; left: boolean }>();

  function note(verb: Verb, key: string, outcome: Outcome): void {
    append(path, { at: new Date().toISOString(), key, ticket: ticketOf(key), verb, outcome }, log);
  }

  return {
    follow(verb, key, answer) {
      const settle = (outcome: Outcome): void => {
        const left = onTheirWay.get(key)?.left === true;
        onTheirWay.delete(key);
        if (left || outcome === "unknown") note(verb, key, outcome);
      };
      const end = answer.then(
        (result) => settle(outcomeOf(result)),
        () => settle("unknown"),
      );
      onTheirWay.set(key, { verb, end, left: false });
    },
    visitEnded() {
      for (const [key, write] of onTheirWay) {
        if (write.left) continue;
        write.left = true;
        note(write.verb, key, "open");
      }
    },
    async settled() {
      await Promise.all(Array.from(onTheirWay.values(), (write) => write.end));
    },
  };
}
