import { type ChildProcess, spawn } from "node:child_process";
import { pipeline } from "node:stream";
import type { Language } from "#contract/domain/text.ts";
import type { SpeechSettings } from "#contract/settings/speech.schema.ts";
import type { Log } from "../log/log.ts";
import { programsFor } from "./programs.ts";
import { spokenText } from "./spoken.ts";

/** Reads aloud, one text at a time. */
export interface Speaker {
  /** Stops the current text and reads this one. @param card number of this visit's card, which is never spoken. */
  speak(text: string, language: Language, card: string | null): void;
  /** Stops the current text. */
  hush(): void;
}

export interface SpeakerDeps {
  settings(): SpeechSettings;
  readonly log: Log;
}

/** Variables that sound programs need to find their device; no others, which may contain secrets. */
const PASSED_ON = [
  "PATH",
  "HOME",
  "LANG",
  "XDG_RUNTIME_DIR",
  "PULSE_SERVER",
  "PIPEWIRE_REMOTE",
  "ALSA_CONFIG_PATH",
] as const;

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Creates the terminal's speaker. Programs are started on demand. */
export function createSpeaker({ settings, log }: SpeakerDeps): Speaker {
  let speaking: readonly ChildProcess[] = [];
  const complained = new Set<string>();

  function complain(kind: "absent" | "failed"): void {
    if (complained.has(kind)) return;
    complained.add(kind);
    log("speech-failed", { kind });
  }

  function hush(): void {
    const before = speaking;
    speaking = [];
    // Killed at once, so that the next patron does not hear the rest.
    for (const child of before) child.kill("SIGKILL");
  }

  function start(text: string, language: Language, now: SpeechSettings): void {
    const programs = programsFor(language, text, now);
    const env = environment();
    const children = programs.map(({ name, words }, index) => {
      const output = index === programs.length - 1 ? "ignore" : "pipe";
      const child = spawn(name, words, { env, stdio: ["pipe", output, "ignore"], cwd: "/" });
      child.once("error", () => complain("absent"));
      child.once("exit", (code) => {
        if (code !== 0 && code !== null) complain("failed");
      });
      return child;
    });
    for (const [index, child] of children.entries()) {
      const next = children[index + 1];
      // A killed program accepts no input; that is expected.
      child.stdin?.on("error", () => undefined);
      if (child.stdout !== null && next?.stdin) pipeline(child.stdout, next.stdin, () => undefined);
    }
    children[0]?.stdin?.end(text);
    speaking = children;
  }

  return {
    speak(text, language, card) {
      hush();
      const now = settings();
      const spoken = spokenText(text, card);
      if (now.on && spoken !== "") start(spoken, language, now);
    },
    hush,
  };
}
