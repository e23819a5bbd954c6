import cliProgress from "cli-progress";
import { SECOND_MS } from "../clock.ts";
import type { Progress } from "./run.ts";

/** Interval of progress lines without a terminal, in milliseconds. */
const LINE_EVERY_MS = 5 * SECOND_MS;
/** Frames of the progress bar per second. */
const FRAMES = 8;

/** Shows the progress of an import. */
export interface ProgressView {
  show(progress: Progress): void;
  end(): void;
}

/** Seconds as `m:ss` or `h:mm:ss`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Rate and remaining time of a run, measured from its first progress at `startedAt`. */
class Pace {
  readonly #startedAt: number;
  #first: Progress | null = null;
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** Records per second, and the seconds left; records skipped by a resumed run do not count. */
  at(progress: Progress, now: number): { readonly rate: number; readonly left: number } {
    const from = this.#first ?? { records: 0, bytes: 0 };
    this.#first ??= progress;
    const seconds = Math.max((now - this.#startedAt) / SECOND_MS, 0.001);
    const bytes = Math.max(progress.bytes - from.bytes, 1);
    return {
      rate: Math.round((progress.records - from.records) / seconds),
      left: ((progress.fileSize - progress.bytes) / bytes) * seconds,
    };
  }
}

/** A bar on a terminal, a line every five seconds elsewhere. */
export function progressOn(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  return stream.isTTY ? bar(stream, now) : lines(stream, now);
}

function bar(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  const pace = new Pace(now());
  const drawn = new cliProgress.SingleBar({
    stream,
    fps: FRAMES,
    format: "{bar} {percentage}% | {records} records | {rate}/s | {left} left | {rejected} rejected",
    hideCursor: true,
  });
  let started = false;
  return {
    show(progress) {
      const { rate, left } = pace.at(progress, now());
      const payload = { records: progress.records, rate, left: clockText(left), rejected: progress.rejected };
      if (!started) drawn.start(progress.fileSize, progress.bytes, payload);
      else drawn.update(progress.bytes, payload);
      started = true;
    },
    end: () => drawn.stop(),
  };
}

function lines(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  const pace = new Pace(now());
  let last = now();
  return {
    show(progress) {
      const { rate, left } = pace.at(progress, now());
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      const share = Math.floor((100 * progress.bytes) / Math.max(1, progress.fileSize));
      stream.write(`${share}% ${progress.records} records, ${rate}/s, ${clockText(left)} left\n`);
    },
    end: () => undefined,
  };
}
