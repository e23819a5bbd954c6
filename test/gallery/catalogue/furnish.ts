import { SLIPS } from "#contract/domain/slip.ts";
import { useStore } from "#renderer/state/store.ts";
import { fakeKiosk, HELLO, OVERVIEW, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { FATHER, FLOORS, GALAXY, HOLDS } from "#test/support/screens/sample-records.ts";
import { usualAnswers } from "../scenes.table.ts";
import { inventedCover } from "./invented-cover.ts";

/** Ten seconds to take a cancellation back, as they begin. */
const TAKE_BACK_MS = 10_000;

/** What every component asks of its page: a patron of a library that can do everything. */
export function furnish(): void {
  const email = { state: "registered", masked: "h*****@mail.example", awaitsProof: true } as const;
  const patron = { ...OVERVIEW.patron, email };
  const owed = {
    ...OVERVIEW,
    patron,
    owed: { amount: 1250, currency: "JPY" },
    messages: { count: 2, important: 1 },
  };
  const hello = {
    ...HELLO,
    slips: SLIPS,
    notices: [{ ja: "11月30日は、本の整理のためお休みします。", en: "We are closed on 30 November." }],
    settings: {
      ...SETTINGS,
      speech: true,
      shelfMap: FLOORS,
      phone: { title: "https://library.example/{id}", list: "" },
      reducedMotion: true,
    },
    visit: { ...HELLO.visit, phase: "signed-in" as const },
  };
  const kiosk = fakeKiosk(hello);
  usualAnswers(kiosk, owed);
  kiosk.answers("cover", ({ id }) => inventedCover(id));
  kiosk.grants("related", { volumes: GALAXY.items.slice(0, 2), editions: [FATHER] });
  Object.defineProperty(window, "kiosk", { value: kiosk.bridge, configurable: true });
  useStore.getState().welcome(hello);
  useStore.getState().setOverview(owed);
  const [, , leaving] = HOLDS;
  const until = performance.now() + TAKE_BACK_MS;
  if (leaving !== undefined) useStore.setState({ cancels: [{ hold: leaving, until }] });
}
