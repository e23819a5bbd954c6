import type { Kysely } from "kysely";
import { type Clock, FURTHEST_AHEAD_MS, MINUTE_MS, SECOND_MS } from "../clock.ts";
import { writeBestEffort } from "../store/database.ts";
import { type KioskRow, kioskByToken, markSeen } from "../store/kiosks.ts";
import type { Schema } from "../store/schema.ts";
import { tokenHash } from "./tokens.ts";

/** Precision of `lastSeenAt`; a finer one would reveal when a patron was there. */
const SEEN_STEP_MS = 10 * MINUTE_MS;
/**
 * How long a valid token is cached. Revoking in another process takes effect within this time; the kiosk's sessions end at once.
 */
const CACHE_MS = 5 * SECOND_MS;

/** `now` rounded down to the precision of `lastSeenAt`; both in milliseconds. */
export function seenStep(now: number): number {
  return Math.floor(now / SEEN_STEP_MS) * SEEN_STEP_MS;
}

interface CacheDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Caches the kiosks of valid tokens. One per process. */
export class KioskTokenCache {
  readonly #known = new Map<string, { readonly kiosk: KioskRow; readonly until: number }>();

  /** The kiosk of a token; null when it is unknown or revoked. Updates `lastSeenAt`. */
  async byToken({ db, clock }: CacheDeps, token: string): Promise<KioskRow | null> {
    const hash = tokenHash(token);
    const name = hash.toString("base64");
    const known = this.#known.get(name);
    if (known !== undefined && performance.now() < known.until) return known.kiosk;
    const kiosk = await kioskByToken(db, hash);
    if (kiosk === null) {
      this.#known.delete(name);
      return null;
    }
    await this.#see({ db, clock }, kiosk);
    this.#known.set(name, { kiosk, until: performance.now() + CACHE_MS });
    return kiosk;
  }

  async #see({ db, clock }: CacheDeps, kiosk: KioskRow): Promise<void> {
    const step = seenStep(clock.now());
    const seen = kiosk.lastSeenAt ?? 0;
    // Also corrects a time far in the future.
    if (seen < step || seen - step > FURTHEST_AHEAD_MS)
      await writeBestEffort(db, (trx) => markSeen(trx, kiosk.id, step));
  }

  /** Empties the cache, after a kiosk was revoked. */
  clear(): void {
    this.#known.clear();
  }
}
