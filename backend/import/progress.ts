import cliProgress from "cli-progress";
import { SECOND_MS } from "../clock.ts";

/** Interval of progress lines without a terminal, in milliseconds. */
const LINE_EVERY_MS = 5 * SECOND_MS;
/** Frames of the progress bar per second. */
const FRAMES = 8;

/** How far a run is. */
export interface Progress {
  readonly records: number;
  readonly rejected: number;
  /** Of `whole`, in bytes of a file or records of a list. */
  readonly done: number;
  /** Null = not known. */
  readonly whole: number | null;
}

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
  #first: Pick<Progress, "records" | "done"> | null = null;
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** Records per second, and the seconds left (null = not known); records skipped by a resumed run do not count. */
  at(
    { records, done, whole }: Progress,
    now: number,
  ): { readonly rate: number; readonly left: number | null } {
    const from = this.#first ?? { records: 0, done: 0 };
    this.#first ??= { records, done };
    const seconds = Math.max((now - this.#startedAt) / SECOND_MS, 0.001);
    return {
      rate: Math.round((records - from.records) / seconds),
      left: whole === null ? null : (Math.max(0, whole - done) / Math.max(done - from.done, 1)) * seconds,
    };
  }
}

/** A bar on a terminal when the length is known, a line every five seconds elsewhere. */
export function progressOn(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  const [drawn, written] = [bar(stream, now), lines(stream, now)];
  return {
    show: (progress) => (stream.isTTY && progress.whole !== null ? drawn : written).show(progress),
    end: drawn.end,
  };
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
      const { records, rejected, done, whole } = progress;
      const payload = { records, rate, left: clockText(left ?? 0), rejected };
      if (!started) drawn.start(whole ?? 0, done, payload);
      else drawn.update(done, payload);
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
      const { records, done, whole } = progress;
      const share = whole === null ? "" : `${Math.floor((100 * done) / Math.max(1, whole))}% `;
      const end = left === null ? "" : `, ${clockText(left)} left`;
      stream.write(`${share}${records} records, ${rate}/s${end}\n`);
    },
    end: () => undefined,
  };
}
