import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Cost of one hash: 2^15 rounds with 32 MiB, about 80 ms. */
const LOG_N = 15;
const R = 8;
const P = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Limits the memory of a manually written hash. */
const LARGEST_LOG_N = 18;
const LARGEST_R = 16;
const LARGEST_P = 4;

interface Recipe {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
  /** base64url */
  readonly salt: string;
}

function cook({ logN, r, p, salt }: Recipe, secret: string): Promise<Buffer> {
  const N = 2 ** logN;
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize("NFKC"), Buffer.from(salt, "base64url"), KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

function written({ logN, r, p, salt }: Recipe): string {
  return `scrypt$${logN}$${r}$${p}$${salt}$`;
}

function readHash(hash: string): (Recipe & { readonly key: Buffer }) | null {
  const [name, logN, r, p, salt, key] = hash.split("$");
  if (name !== "scrypt" || salt === undefined || key === undefined) return null;
  const recipe = { logN: Number(logN), r: Number(r), p: Number(p), salt };
  const modest = recipe.logN <= LARGEST_LOG_N && recipe.r <= LARGEST_R && recipe.p <= LARGEST_P;
  return modest ? { ...recipe, key: Buffer.from(key, "base64url") } : null;
}

/**
 * Hashes a PIN or a staff card for the settings.
 * @param like a hash whose salt is reused: cards with the same salt are all checked with one computation.
 */
export async function hashSecret(secret: string, like?: string): Promise<string> {
  const known = like === undefined ? null : readHash(like);
  const fresh = { logN: LOG_N, r: R, p: P, salt: randomBytes(SALT_BYTES).toString("base64url") };
  const recipe = known ?? fresh;
  return `${written(recipe)}${(await cook(recipe, secret)).toString("base64url")}`;
}

/** Whether the secret matches one of the hashes. Takes the same time for both results. */
export async function matchesAny(secret: string, hashes: readonly string[]): Promise<boolean> {
  const read = hashes.map(readHash).filter((one) => one !== null);
  const cooked = new Map<string, Promise<Buffer>>();
  let found = false;
  for (const one of read) {
    const recipe = written(one);
    const work = cooked.get(recipe) ?? cook(one, secret);
    cooked.set(recipe, work);
    const key = await work;
    if (key.length === one.key.length && timingSafeEqual(key, one.key)) found = true;
  }
  return found;
}
