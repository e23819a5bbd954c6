/** Output of setup: plain lines, one updating line on a terminal, one sentence on failure. */

/** A failure whose message tells a person what to do; printed without a stack. */
export class Problem extends Error {
  /** @param {string} message one sentence: what is wrong and what to do @param {unknown} [cause] */
  constructor(message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Problem";
  }
}

/** Texts for errors of unwritable paths. */
const NOT_WRITABLE = /** @type {Record<string, string>} */ ({
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "read-only file system",
  ENOSPC: "the disk is full",
});

/**
 * @param {unknown} error
 * @returns {Problem | undefined} what to do, when a file or folder could not be written; undefined for any other error
 */
export function notWritable(error) {
  const { code = "", path } = /** @type {NodeJS.ErrnoException} */ (error instanceof Error ? error : {});
  const why = NOT_WRITABLE[code];
  if (why === undefined || path === undefined) return undefined;
  return new Problem(
    `${path} cannot be written (${why}): work in a copy of the project that belongs to you, on a disk with room.`,
    error,
  );
}

/** @param {string} line printed to stderr, so that stdout stays for what programs read */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {number} bytes @returns {string} megabytes (10^6), one decimal under 10 */
export function megabytes(bytes) {
  const value = bytes / 1e6;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

/**
 * One progress text.
 * @param {{label: string, done: number, total: number, seconds: number, from?: number}} state bytes, and seconds since
 * the start; `from` = bytes that were there already, so that the rate is honest after a resume
 */
export function progressText({ label, done, total, seconds, from = 0 }) {
  const rate = seconds > 0 ? (done - from) / seconds : 0;
  const share = total > 0 ? ` (${Math.floor((100 * done) / total)} %)` : "";
  const size = total > 0 ? `${megabytes(done)} of ${megabytes(total)} MB` : `${megabytes(done)} MB`;
  return `${label}: ${size}${share}, ${megabytes(rate)} MB/s`;
}

/**
 * A meter for a long step: rewrites one line on a terminal (4 times a second), else prints a line every 10 s.
 * @param {string} label @param {number} [from] bytes already there
 * @returns {{ at(done: number, total: number): void, end(): void }}
 */
export function meter(label, from = 0) {
  const started = Date.now();
  const live = process.stderr.isTTY === true;
  let shown = live ? 0 : started;
  return {
    at(done, total) {
      const now = Date.now();
      if (now - shown < (live ? 250 : 10_000)) return;
      shown = now;
      const text = progressText({ label, done, total, seconds: (now - started) / 1000, from });
      if (live) process.stderr.write(`\r\u001b[K  ${text}`);
      else say(`  ${text}`);
    },
    end() {
      if (live) process.stderr.write("\r\u001b[K");
    },
  };
}

/**
 * Runs a step that cannot tell how far it is, and says every 10 s that it is still at work.
 * @template T @param {string} label @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function patiently(label, work) {
  const started = Date.now();
  const timer = setInterval(() => {
    say(`  ${label}: still working, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
