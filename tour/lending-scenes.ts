import type { ServiceSettings } from "#contract/settings/services.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { finish, type Scene, type Stage, withSettings } from "./stage.ts";

const ALL: ServiceSettings = { searchAndHolds: true, lend: true, takeBack: true };
const CHILD = "new-patron";
const FETCHES = "hold-ready";
const PILE = 5;

/** Plays with other services than the demo's, and puts those back. `first`: a word of the first screen then. */
async function withServices(
  stage: Stage,
  services: ServiceSettings,
  first: string,
  play: () => Promise<void>,
  lend: object = {},
): Promise<void> {
  const restore = await withSettings(
    stage,
    (now) => ({ ...now, services: { ...services }, lend: { ...lend } }),
    first,
  );
  try {
    await play();
  } finally {
    await restore();
  }
}

/** Barcodes of books that stand on a shelf of this library, those for children first. */
async function shelvedBooks({ backend }: Stage): Promise<readonly string[]> {
  const asked = new RestKiosk(backend.url, backend.token);
  const shelved = { onShelf: true, library: "central", pageSize: 50 };
  const children = (await asked.search("の", { ...shelved, audience: "children" })).value.items;
  const all = (await asked.search("の", shelved)).value.items;
  const free = new Set<string>();
  for (const { id } of [...children, ...all]) {
    const { copies } = (await asked.title(id)).value;
    const one = copies.find(
      ({ library, status, kept }) => library === "central" && status === "on-shelf" && kept === null,
    );
    if (one !== undefined) free.add(one.barcode);
    if (free.size === PILE) return [...free];
  }
  throw new Error(`The demo library has ${free.size} such books only.`);
}

/** The first screens of a terminal that only lends, one that lends and takes back, one that only takes back, and one that does all. */
export const firstScreens: Scene = async (stage) => {
  const { say } = stage.person;
  const only = { ...ALL, searchAndHolds: false };
  for (const [name, services, first] of [
    ["lends", { ...only, takeBack: false }, say("visit.attract.lend")],
    ["lends-returns", only, say("visit.attract.takeBack")],
    ["returns", { ...only, lend: false }, say("visit.attract.scanBook")],
    ["all", ALL, say("visit.attract.lendAndTakeBack")],
  ] as const) {
    await withServices(stage, services, first, () => stage.photograph(`attract-${name}`));
  }
};

/** A child borrows five books: counted, scanned, one of another library, and the end with the due dates. */
export const lending: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  const pile = await shelvedBooks(stage);
  const play = async (): Promise<void> => {
    await person.signIn(CHILD);
    await photograph("home-lends");
    await person.press(begins(say("lend.open")));
    await person.sees(say("lend.howMany"));
    await photograph("lend-how-many");
    // One of them is another library's.
    await person.press(say("lend.books", { count: PILE + 1 }));
    await person.sees(say("lend.hint"));
    await photograph("lend");
    for (const barcode of pile) await kiosk.scan(barcode);
    await person.sees(say("lend.count", { count: PILE }));
    await photograph("lend-five");
    await kiosk.scan("199999998");
    await person.sees(say("refusal.foreign-copy.text"));
    await photograph("lend-refused");
    await person.press(say("lend.all"));
    await person.sees(say("lend.mismatch", { expected: PILE + 1, count: PILE }));
    await photograph("lend-another-number");
    await person.press(say("lend.goOn"));
    await person.sees(say("visit.finishBox.heading"));
    await photograph("finish-dialog-lent");
    await person.press(say("visit.finishBox.stay"));
    await finish(stage);
  };
  await withServices(stage, ALL, say("visit.attract.lendAndTakeBack"), play, { askCount: true });
};

/** What waits on the hold shelf, its place, and a scan that borrows it. */
export const fetching: Scene = async (stage) => {
  const { backend, kiosk, person, photograph } = stage;
  const { say } = person;
  const { card, password } = demoPatron(FETCHES);
  const asked = new RestKiosk(backend.url, backend.token);
  const { holds } = (await (await asked.patron(card, password)).holds()).value;
  const id = holds.find(({ state }) => state === "ready")?.title.id ?? "";
  const { copies } = (await asked.title(id)).value;
  const kept = copies.find(({ status }) => status === "on-hold-shelf")?.barcode ?? "";
  await withServices(stage, ALL, say("visit.attract.lendAndTakeBack"), async () => {
    await person.signIn(FETCHES);
    await person.sees(say("home.ready", { count: 1 }));
    await photograph("home-ready");
    await person.open("holds");
    await person.press(say("ready.show"));
    await person.sees(say("ready.heading"));
    await photograph("hold-shelf");
    await kiosk.scan(kept);
    await person.sees(say("lend.scanned.look"));
    await photograph("scanned-copy");
    await person.press(say("lend.scanned.lend"));
    await person.sees(say("lend.lentHold"));
    await photograph("lend-hold");
    await finish(stage);
  });
};

/** Scans a copy of another library, and ends beside it. */
async function refusedAtTheEnd({ kiosk, person, photograph }: Stage, name: string): Promise<void> {
  const { say } = person;
  await kiosk.scan("199999998");
  await person.sees(say("refusal.foreign-copy.text"));
  await photograph(`${name}-refused`);
  await person.press(say("visit.finish"));
  await person.sees(say("visit.finishBox.heading"));
  await photograph(`${name}-finish-dialog`);
  await person.press(say("visit.finishBox.stay"));
  await person.finish();
}

/** Copies that are returned without a card, with the places to put them and the receipt; then at a terminal that does only that. */
export const returning: Scene = async (stage) => {
  const { backend, kiosk, person, photograph } = stage;
  const { say } = person;
  const { card, password } = demoPatron(CHILD);
  const patron = await new RestKiosk(backend.url, backend.token).patron(card, password);
  const pile = (await shelvedBooks(stage)).slice(0, 3);
  const bring = async (): Promise<void> => {
    for (const barcode of pile) await patron.checkOut(barcode);
  };
  const count = pile.length;
  const first = say("visit.attract.lendAndTakeBack");
  await bring();
  await withServices(stage, ALL, first, async () => {
    await person.press(say("visit.attract.giveBack"));
    await person.sees(say("returns.hint"));
    await photograph("returns");
    for (const barcode of pile) await kiosk.scan(barcode);
    await person.sees(say("returns.count", { count }));
    await photograph("returns-three");
    await person.press(say("phone.take"));
    await person.sees(say("phone.heading"));
    await photograph("returns-receipt");
    await person.press(say("common.back"));
    await person.sees(say("returns.count", { count }));
    await refusedAtTheEnd(stage, "returns");
    await person.sees(first, 20_000);
  });
  const only = say("visit.attract.scanBook");
  await bring();
  await withServices(stage, { ...ALL, searchAndHolds: false, lend: false }, only, async () => {
    for (const barcode of pile) await kiosk.scan(barcode);
    await person.sees(say("returns.count", { count }));
    await photograph("returns-only");
    await refusedAtTheEnd(stage, "returns-only");
    await person.sees(only, 20_000);
  });
};
