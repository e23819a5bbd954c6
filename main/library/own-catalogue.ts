import { type Availability, type TitleId, type TitleSummary, UNNUMBERED } from "#contract/domain/title.ts";
import type { CallOptions, LibraryPort, PortHealth } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Adapter, Catalogue } from "./live.ts";
import { createPartGuard, guardCatalogue, guardSystem } from "./part-guard.ts";
import { withTimeout } from "./with-timeout.ts";

/** Time limit of a whole call in milliseconds (port: reads 5 s). */
const READ_MS = 5000;
/** Longest wait for the availability of the rows of a list. */
const LIST_MS = 2000;
const UNKNOWN: Availability = { kind: "unknown" };
const NOTHING_KNOWN: ReadonlyMap<TitleId, Availability> = new Map();
const UNEXPECTED = refused(refusal("unexpected"));

/**
 * The system with another catalogue (decision 40). Titles are searched and described by the catalogue; the availability of rows
 * and the copies of a title are asked of the system, when they are shown. When the system does not answer, they are unknown.
 * Patrons, holds and loans stay with the system; a title whose number there is not known has none. A system without
 * `availabilityOf` has no titles of its own: its `title` is that of the catalogue, with item information.
 *
 * Either part goes on without the other (decision 40). One whose health checks fail refuses at once, until they succeed again.
 */
export function withOwnCatalogue(librarySystem: Adapter, ownCatalogue: Catalogue): Adapter {
  const guards = { system: createPartGuard(librarySystem), catalogue: createPartGuard(ownCatalogue) };
  const system = guardSystem(librarySystem, guards.system);
  const catalogue = guardCatalogue(ownCatalogue, guards.catalogue);
  const ownTitles = librarySystem.availabilityOf !== undefined;
  const ownNews = ownCatalogue.capabilities.newTitles;

  async function health(options: CallOptions): Promise<Result<PortHealth>> {
    const [own, titles] = await Promise.all([guards.system.check(options), guards.catalogue.check(options)]);
    if (own.ok) return ok({ ...own.value, partAway: titles.ok ? null : "catalogue" });
    return titles.ok ? ok({ partAway: "system" }) : own;
  }

  /** The rows as they are now, `begun` at `performance.now()`: one question for all of them. */
  async function asOfNow(
    rows: readonly TitleSummary[],
    begun: number,
    { signal }: CallOptions,
  ): Promise<readonly TitleSummary[]> {
    const ids = [...new Set(rows.map(({ id }) => id))].filter((id) => !id.startsWith(UNNUMBERED));
    const left = Math.max(0, Math.min(LIST_MS, READ_MS - (performance.now() - begun)));
    const answer =
      ids.length === 0
        ? undefined
        : await withTimeout(left, signal, async (own) => system.availabilityOf?.(ids, { signal: own }));
    const known = answer?.ok === true ? answer.value : NOTHING_KNOWN;
    return rows.map((row) => ({ ...row, availability: known.get(row.id) ?? UNKNOWN }));
  }

  /** An answer of the catalogue with its rows as they are now. */
  async function live<T>(
    ask: Promise<Result<T>>,
    options: CallOptions,
    change: (
      value: T,
      now: (rows: readonly TitleSummary[]) => Promise<readonly TitleSummary[]>,
    ) => Promise<T>,
  ): Promise<Result<T>> {
    const begun = performance.now();
    const answer = await ask;
    return answer.ok ? ok(await change(answer.value, (rows) => asOfNow(rows, begun, options))) : answer;
  }

  const title: LibraryPort["title"] = async (call, options) => {
    // SIP2 describes it by the catalogue: without item information, that is the catalogue's own answer.
    if (!ownTitles)
      return guards.system.isAway() || guards.catalogue.isAway()
        ? catalogue.title(call, options)
        : system.title(call, options);
    // The system knows it by another name, if at all: no copies, no holds.
    if (call.id.startsWith(UNNUMBERED)) {
      const found = await catalogue.title(call, options);
      return found.ok ? ok({ ...found.value, availability: UNKNOWN, copies: [], holdable: false }) : found;
    }
    const [described, now] = await Promise.all([catalogue.title(call, options), system.title(call, options)]);
    // A title that the catalogue has not harvested yet, or the catalogue is away.
    if (!described.ok) return now;
    if (now.ok) {
      const { availability, copies, holdable, waiting } = now.value;
      return ok({ ...described.value, availability, copies, holdable, waiting });
    }
    // The system has withdrawn it since the last harvest.
    return now.refusal.name === "title-not-found" ? now : described;
  };

  const find: LibraryPort["find"] = async (call, options) => {
    const found = await catalogue.find(call, options);
    if (found.ok || !ownTitles) return found;
    const other = await system.find(call, options);
    // While the catalogue is away, only a copy that was found is certain.
    return other.ok || found.refusal.name !== "out-of-order" ? other : found;
  };

  return {
    ...system,
    get capabilities() {
      return {
        ...system.capabilities,
        ...catalogue.capabilities,
        search: true,
        related: true,
        newTitles: ownNews || system.capabilities.newTitles,
        // The catalogue knows no status, no loans and no queue.
        filterOnShelf: false,
        popularTitles: false,
        tellsEarliest: false,
      };
    },
    health,
    end() {
      system.end();
      catalogue.end();
    },
    search: ({ onShelf: _ignored, ...request }, options) =>
      live(catalogue.search(request, options), options, async (page, now) => ({
        ...page,
        items: await now(page.items),
      })),
    suggest: (call, options) => catalogue.suggest(call, options),
    title,
    find,
    classAt: (call, options) => catalogue.classAt(call, options),
    picks: async (call, options) => {
      if (call.kind !== "new") return UNEXPECTED;
      if (!ownNews) return system.picks(call, options);
      return live(catalogue.picks(call, options), options, (rows, now) => now(rows));
    },
    related: async (call, options) => {
      const found = await live(
        catalogue.related(call, options),
        options,
        async ({ volumes, editions }, now) => {
          const rows = await now([...volumes, ...editions]);
          return { volumes: rows.slice(0, volumes.length), editions: rows.slice(volumes.length) };
        },
      );
      const isOurs = found.ok || found.refusal.name !== "title-not-found" || !ownTitles;
      return isOurs ? found : system.related(call, options);
    },
  };
}
