/** Downloads one pinned file: resumes a partial one, shows progress, refuses content that is not what was pinned. */
import { createHash } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { get as getPlain } from "node:http";
import { get as getTls } from "node:https";
import { dirname } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { meter, Problem, say } from "./say.mjs";

/** @typedef {{ url: string, file: string, integrity: string, label: string, ca?: Buffer | undefined,
 *   tries?: number, pauseMs?: number, stallSeconds?: number }} Download */

/** @param {string} file @returns {number} its size in bytes, 0 when missing */
export function sizeOf(file) {
  return existsSync(file) ? statSync(file).size : 0;
}

/**
 * @param {string} file @param {string} integrity "sha512-<base64>" as npm writes it
 * @returns {Promise<boolean>} whether the file's content is the pinned one
 */
export async function matches(file, integrity) {
  const dash = integrity.indexOf("-");
  const hash = createHash(integrity.slice(0, dash));
  await pipeline(createReadStream(file), hash);
  return hash.digest("base64") === integrity.slice(dash + 1);
}

/**
 * @param {string} url @param {number} from first byte wanted @param {Buffer | undefined} ca
 * @param {number} stallSeconds seconds of silence after which the connection counts as lost
 * @param {number} [hops] redirects still followed
 * @returns {Promise<import("node:http").IncomingMessage>}
 */
function open(url, from, ca, stallSeconds, hops = 5) {
  const get = url.startsWith("https:") ? getTls : getPlain;
  const headers = from > 0 ? { range: `bytes=${from}-` } : {};
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, ...(ca ? { ca } : {}) }, (answer) => {
      const { statusCode = 0, headers: got } = answer;
      if (statusCode >= 300 && statusCode < 400 && got.location && hops > 0) {
        answer.resume();
        open(new URL(got.location, url).href, from, ca, stallSeconds, hops - 1).then(resolve, reject);
      } else resolve(answer);
    });
    request.setTimeout(stallSeconds * 1000, () =>
      request.destroy(new Error(`no data for ${stallSeconds} s`)),
    );
    request.on("error", reject);
  });
}

/** @param {Download} job @param {string} part @returns {Promise<void>} one attempt; throws on a broken line */
async function attempt(job, part) {
  const have = sizeOf(part);
  const answer = await open(job.url, have, job.ca, job.stallSeconds ?? 30);
  if (answer.statusCode === 416) {
    // The partial file is already complete; the caller's hash check decides.
    answer.resume();
    return;
  }
  if (answer.statusCode !== 200 && answer.statusCode !== 206) {
    answer.resume();
    throw new Error(`the server answered ${answer.statusCode}`);
  }
  // A server that ignores Range sends the whole file again (200): start over.
  const from = answer.statusCode === 206 ? have : 0;
  const total = from + Number(answer.headers["content-length"] ?? 0);
  if (from > 0) say(`  ${job.label}: resuming after ${Math.round(from / 1e6)} MB`);
  const show = meter(job.label, from);
  let done = from;
  const count = new Transform({
    transform(chunk, _encoding, next) {
      done += chunk.length;
      show.at(done, total);
      next(null, chunk);
    },
  });
  try {
    await pipeline(answer, count, createWriteStream(part, { flags: from > 0 ? "a" : "w" }));
  } finally {
    show.end();
  }
  if (total > from && done < total) throw new Error("the connection ended early");
}

/**
 * Fetches a file to `file`, keeping `file.part` when interrupted and going on from there the next time.
 * @param {Download} job @returns {Promise<void>} throws Problem when it cannot be had or is not the pinned content
 */
export async function download(job) {
  const part = `${job.file}.part`;
  mkdirSync(dirname(part), { recursive: true });
  if (existsSync(job.file) && (await matches(job.file, job.integrity))) return;
  const tries = job.tries ?? 5;
  for (let round = 1; ; round += 1) {
    const resumed = sizeOf(part) > 0;
    try {
      await attempt(job, part);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (round >= tries) {
        throw new Problem(
          `${job.label} could not be downloaded (${why}): check the network and run it again; the download continues.`,
          error,
        );
      }
      say(`  ${job.label}: ${why}; trying again (${round + 1} of ${tries})`);
      await wait((job.pauseMs ?? 1000) * round);
      continue;
    }
    if (await matches(part, job.integrity)) break;
    rmSync(part, { force: true });
    // A partial file may be from something else; a complete one that is wrong twice is not the pinned content.
    if (!resumed || round >= tries) {
      throw new Problem(
        `${job.label} is not the file this project was tested with (its checksum differs) and was deleted.`,
      );
    }
    say(`  ${job.label}: the partial file does not match; starting over`);
  }
  renameSync(part, job.file);
}
