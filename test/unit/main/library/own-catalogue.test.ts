import { describe, expect, test, vi } from "vitest";
import type { Availability, Copy, SearchRequest, TitleDetail } from "#contract/domain/title.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { OLDEST } from "#main/library/koha/features.ts";
import type { Adapter, Catalogue } from "#main/library/live.ts";
import { withOwnCatalogue } from "#main/library/own-catalogue.ts";
import { SHIORI_CAPABILITIES } from "#main/library/shiori/catalogue.ts";
import { FATHER } from "#test/support/screens/sample-records.ts";

type AvailabilityOf = NonNullable<Adapter["availabilityOf"]>;

const OPTIONS = { signal: new AbortController().signal };
const ON_SHELF: Availability = { kind: "on-shelf", library: "CPL", closedStacks: false };
const AWAY = refused(refusal("out-of-order"));
const REQUEST: SearchRequest = {
  query: "ねこ",
  field: "any",
  sort: "relevance",
  library: null,
  page: 1,
  pageSize: 8,
};

function copy(words: Partial<Copy>): Copy {
  const place = { ja: "1階", en: "Floor 1" };
  const plain = { barcode: "31", library: "CPL", place, closedStacks: false, callNumber: "", kept: null };
  return { ...plain, status: "unknown", dueDate: null, ...words };
}

function detail(id: string, words: Partial<TitleDetail> = {}): TitleDetail {
  const sample = { ...FATHER, title: "猫の本", reading: "ねこ の ほん", waiting: 0 };
  return { ...sample, id, availability: { kind: "unknown" }, copies: [copy({})], ...words };
}

const no = (name: RefusalName) => async () => refused(refusal(name));

/** A catalogue with the titles 1 and 2. */
function catalogue(words: Partial<Catalogue> = {}): Catalogue {
  const rows = [detail("1"), detail("2")];
  return {
    capabilities: SHIORI_CAPABILITIES,
    health: async () => ok({}),
    search: async (call) => ok({ total: 2, more: false, page: call.page, items: rows }),
    suggest: async () => ok([{ text: "猫", reading: "ねこ", field: "title" }]),
    title: async ({ id }) => ok(detail(id)),
    find: async () => ok({ id: "1" }),
    classAt: async ({ ndc }) => ok({ ndc, label: { ja: "", en: "" }, titles: 2, children: [] }),
    picks: async () => ok(rows),
    related: async () => ok({ volumes: [detail("1")], editions: [detail("2")] }),
    end: vi.fn(),
    ...words,
  };
}

/** A system that knows the title 1, which is on its shelf, and answers nothing else. */
function system(words: Partial<Adapter> = {}): Adapter {
  return {
    capabilities: OLDEST.capabilities,
    health: async () => ok({}),
    title: async ({ id }) =>
      ok(detail(id, { title: "Cats", availability: ON_SHELF, copies: [copy({ status: "on-shelf" })] })),
    find: async () => ok({ id: "9" }),
    related: async () => ok({ volumes: [], editions: [detail("9")] }),
    availabilityOf: async () => ok(new Map([["1", ON_SHELF]])),
    end: vi.fn(),
    ...words,
  } as Adapter;
}

const kinds = (rows: readonly { readonly availability: Availability }[]) =>
  rows.map(({ availability }) => availability.kind);

function given<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.name}`);
  return answer.value;
}

describe("what the catalogue answers", () => {
  test("rows of a search, of new and of related titles have the system's availability, asked once for all", async () => {
    const availabilityOf = vi.fn(async () => ok(new Map([["1", ON_SHELF]])));
    const library = withOwnCatalogue(system({ availabilityOf }), catalogue());
    expect(kinds(given(await library.search(REQUEST, OPTIONS)).items)).toEqual(["on-shelf", "unknown"]);
    expect(availabilityOf.mock.calls).toEqual([[["1", "2"], expect.anything()]]);
    expect(kinds(given(await library.picks({ kind: "new" }, OPTIONS)))).toEqual(["on-shelf", "unknown"]);
    const { volumes, editions } = given(await library.related({ id: "3" }, OPTIONS));
    expect([kinds(volumes), kinds(editions)]).toEqual([["on-shelf"], ["unknown"]]);
    expect(availabilityOf).toHaveBeenCalledTimes(3);
  });

  test("an empty list asks nothing", async () => {
    const availabilityOf = vi.fn(async () => AWAY);
    const search = async () => ok({ total: 0, more: false, page: 1, items: [] });
    await withOwnCatalogue(system({ availabilityOf }), catalogue({ search })).search(REQUEST, OPTIONS);
    expect(availabilityOf).not.toHaveBeenCalled();
  });

  test("suggestions and classes come as they are, and the filter for the shelf does not reach it", async () => {
    const search = vi.fn(catalogue().search);
    const library = withOwnCatalogue(system(), catalogue({ search }));
    expect(given(await library.suggest({ prefix: "ね" }, OPTIONS))).toHaveLength(1);
    expect(given(await library.classAt({ ndc: "91" }, OPTIONS)).ndc).toBe("91");
    await library.search({ ...REQUEST, onShelf: true }, OPTIONS);
    expect(search.mock.calls[0]?.[0]).toEqual(REQUEST);
  });

  const away: AvailabilityOf = async () => AWAY;
  const slow: AvailabilityOf = (_ids, { signal }) =>
    new Promise((resolve) => signal.addEventListener("abort", () => resolve(AWAY)));

  test.each([
    ["is away", away],
    ["does not answer within two seconds", slow],
  ])("a system that %s leaves the rows, without availability", async (_what, availabilityOf) => {
    vi.useFakeTimers();
    const library = withOwnCatalogue(system({ availabilityOf }), catalogue());
    const answer = library.search(REQUEST, OPTIONS);
    await vi.advanceTimersByTimeAsync(2000);
    expect(kinds(given(await answer).items)).toEqual(["unknown", "unknown"]);
    vi.useRealTimers();
  });

  test("a refusal of the catalogue stays one", async () => {
    const library = withOwnCatalogue(
      system(),
      catalogue({ search: no("query-empty"), picks: no("out-of-order") }),
    );
    expect(await library.search(REQUEST, OPTIONS)).toEqual(refused(refusal("query-empty")));
    expect(await library.picks({ kind: "new" }, OPTIONS)).toEqual(AWAY);
    expect(await library.picks({ kind: "popular" }, OPTIONS)).toEqual(refused(refusal("unexpected")));
  });
});

describe("a title", () => {
  const titleOf = (of: LibraryPort) => of.title({ id: "1" }, OPTIONS);

  test("is described by the catalogue; its copies and availability are the system's", async () => {
    const title = given(await titleOf(withOwnCatalogue(system(), catalogue())));
    expect(title).toMatchObject({ title: "猫の本", reading: "ねこ の ほん", availability: ON_SHELF });
    expect(title.copies.map(({ status }) => status)).toEqual(["on-shelf"]);
  });

  test("that the system does not know any more is not found", async () => {
    const library = withOwnCatalogue(system({ title: no("title-not-found") }), catalogue());
    expect(await titleOf(library)).toEqual(refused(refusal("title-not-found")));
  });

  test("is shown with unknown copies while the system is away", async () => {
    const title = given(await titleOf(withOwnCatalogue(system({ title: async () => AWAY }), catalogue())));
    expect(title).toMatchObject({ title: "猫の本", copies: [{ status: "unknown" }] });
  });

  test.each(["title-not-found", "out-of-order"] as const)(
    "that the catalogue answers with %s is the system's",
    async (name) => {
      const library = withOwnCatalogue(system(), catalogue({ title: no(name), related: no(name) }));
      expect(given(await titleOf(library))).toMatchObject({ title: "Cats", availability: ON_SHELF });
    },
  );

  test("that only the system knows has the system's related titles", async () => {
    const library = withOwnCatalogue(system(), catalogue({ related: no("title-not-found") }));
    expect(given(await library.related({ id: "9" }, OPTIONS)).editions.map(({ id }) => id)).toEqual(["9"]);
  });
});

describe("a scanned copy", () => {
  const scan = { kind: "copy", value: "31" } as const;

  test("is looked for in the catalogue, and in the system where the catalogue has no such copy", async () => {
    const find = vi.fn(system().find);
    expect(given(await withOwnCatalogue(system({ find }), catalogue()).find(scan, OPTIONS)).id).toBe("1");
    expect(find).not.toHaveBeenCalled();
    for (const name of ["copy-not-found", "out-of-order"] as const) {
      const library = withOwnCatalogue(system({ find }), catalogue({ find: no(name) }));
      expect(given(await library.find(scan, OPTIONS)).id).toBe("9");
    }
  });

  test("is not said to be unknown while the catalogue or the system is away", async () => {
    const unknown = no("copy-not-found");
    for (const [ours, theirs] of [
      [no("out-of-order"), unknown],
      [unknown, no("out-of-order")],
    ] as const) {
      const library = withOwnCatalogue(system({ find: theirs }), catalogue({ find: ours }));
      expect(await library.find(scan, OPTIONS)).toEqual(AWAY);
    }
  });
});

test("a system without titles of its own is asked for a title, which it has from the catalogue, and for no list", async () => {
  const { availabilityOf: _none, ...rest } = system({ find: no("unexpected") });
  const find = no("copy-not-found");
  const library = withOwnCatalogue(rest, catalogue({ find }));
  expect(kinds(given(await library.search(REQUEST, OPTIONS)).items)).toEqual(["unknown", "unknown"]);
  expect(given(await library.title({ id: "1" }, OPTIONS)).title).toBe("Cats");
  expect(await library.find({ kind: "copy", value: "1" }, OPTIONS)).toEqual(
    refused(refusal("copy-not-found")),
  );
});

describe("a part that is away", () => {
  /** Answers of its health checks; then of the last one for ever. */
  const checks = (...answers: readonly boolean[]): Adapter["health"] => {
    const left = [...answers];
    return async () => ((left.length > 1 ? left.shift() : left[0]) === true ? ok({}) : AWAY);
  };
  const never = () => vi.fn((): Promise<never> => new Promise(() => undefined));
  const call = { session: "s", key: "k" } as const;

  test("the system: it is asked nothing after two failed checks, and answers at once; the catalogue goes on", async () => {
    const asked = {
      title: never(),
      availabilityOf: never(),
      loans: never(),
      signIn: never(),
      renew: never(),
    };
    const signOut = vi.fn(async () => ok({}));
    const health = checks(false, false, true);
    const library = withOwnCatalogue(system({ ...asked, signOut, health }), catalogue());
    expect(await library.health(OPTIONS)).toEqual(ok({ partAway: "system" }));
    expect(await library.health(OPTIONS)).toEqual(ok({ partAway: "system" }));
    expect(kinds(given(await library.search(REQUEST, OPTIONS)).items)).toEqual(["unknown", "unknown"]);
    expect(given(await library.title({ id: "1" }, OPTIONS)).copies[0]?.status).toBe("unknown");
    expect(await library.signIn({ cardNumber: "1", password: "2" }, OPTIONS)).toEqual(AWAY);
    expect(await library.loans(call, OPTIONS)).toEqual(AWAY);
    // Certainly not sent.
    expect(await library.renew({ ...call, loan: "1" }, OPTIONS)).toEqual(refused(refusal("not-done")));
    for (const question of Object.values(asked)) expect(question).not.toHaveBeenCalled();
    await library.signOut(call, OPTIONS);
    expect(signOut).toHaveBeenCalled();
    expect(await library.health(OPTIONS)).toEqual(ok({ partAway: null }));
    void library.loans(call, OPTIONS);
    expect(asked.loans).toHaveBeenCalledOnce();
  });

  test("one failed check, or one that was given up, closes nothing", async () => {
    const loans = vi.fn(async () => ok({ loans: [] }));
    const library = withOwnCatalogue(system({ loans, health: checks(false) }), catalogue());
    await library.health(OPTIONS);
    await library.health({ signal: AbortSignal.abort() });
    expect(await library.loans(call, OPTIONS)).toEqual(ok({ loans: [] }));
  });

  test("the catalogue: search is refused at once, and a title and a scanned copy are the system's", async () => {
    const search = never();
    const library = withOwnCatalogue(system(), catalogue({ search, health: checks(false) }));
    await library.health(OPTIONS);
    expect(await library.health(OPTIONS)).toEqual(ok({ partAway: "catalogue" }));
    expect(await library.search(REQUEST, OPTIONS)).toEqual(AWAY);
    expect(search).not.toHaveBeenCalled();
    expect(given(await library.title({ id: "1" }, OPTIONS)).title).toBe("Cats");
    expect(given(await library.find({ kind: "copy", value: "31" }, OPTIONS)).id).toBe("9");
  });

  test("a connection beside the system's own: told with what is away otherwise", async () => {
    const health = async () => ok({ besideAway: ["checkIn"] as const });
    const library = withOwnCatalogue(system({ health }), catalogue());
    expect(await library.health(OPTIONS)).toEqual(ok({ besideAway: ["checkIn"], partAway: null }));
  });

  test("both: nothing can be used", async () => {
    const library = withOwnCatalogue(system({ health: checks(false) }), catalogue({ health: checks(false) }));
    expect(await library.health(OPTIONS)).toEqual(AWAY);
  });

  test("a system without titles of its own leaves the title to the catalogue", async () => {
    const { availabilityOf: _none, ...rest } = system({ title: never(), health: checks(false) });
    const library = withOwnCatalogue(rest, catalogue());
    await library.health(OPTIONS);
    await library.health(OPTIONS);
    expect(given(await library.title({ id: "1" }, OPTIONS)).title).toBe("猫の本");
  });
});

test("capabilities are the system's as they are now, with the catalogue's", () => {
  let renew = false;
  const library = withOwnCatalogue(
    Object.defineProperty(system(), "capabilities", { get: () => ({ ...OLDEST.capabilities, renew }) }),
    catalogue(),
  );
  expect(library.capabilities).toMatchObject({ renew: false, suggest: true, searchesReadings: true });
  expect(library.capabilities).toMatchObject({
    browseClasses: true,
    filterOnShelf: false,
    popularTitles: false,
  });
  renew = true;
  expect(library.capabilities.renew).toBe(true);
});

test("its end is the end of both", () => {
  const [one, two] = [system(), catalogue()];
  withOwnCatalogue(one, two).end();
  expect(one.end).toHaveBeenCalledOnce();
  expect(two.end).toHaveBeenCalledOnce();
});
