import type { Settings } from "#contract/settings/settings.schema.ts";
import { startSmallLibrary } from "../backend/small-library.ts";
import {
  DAYS,
  FAKE_TERMINALS,
  HELD,
  LENT,
  PASSWORD,
  type Terminal,
  WANTED,
} from "./fake-system-terminals.ts";

async function shiori(): Promise<Terminal> {
  const { library, stop } = await startSmallLibrary();
  const { db, kioskToken } = library.backend;
  const card = await library.card({ password: PASSWORD });
  const [lent = "", held = ""] = await library.titles({ title: LENT }, { title: HELD }, WANTED);
  await library.lend(card, lent, DAYS);
  await (await library.kiosk.patron(card, PASSWORD)).place(held);
  return {
    settings: {
      backend: { adapter: "shiori", url: library.url, token: kioskToken },
      kiosk: { library: "central" },
    },
    card,
    password: PASSWORD,
    elsewhere: "west",
    here: "central",
    async dueDate() {
      return (await db.selectFrom("loans").select("dueDate").executeTakeFirstOrThrow()).dueDate;
    },
    async holds() {
      const patron = await library.kiosk.patron(card, PASSWORD);
      const { holds } = (await patron.holds()).value;
      return holds.filter(({ state }) => state === "applied").map(({ title }) => title.title);
    },
    async pickup() {
      return (await db.selectFrom("holds").select("pickup").orderBy("id", "desc").executeTakeFirstOrThrow())
        .pickup;
    },
    stop,
  };
}

/** One line per kind of library system. */
export const TERMINALS: Readonly<Record<Settings["backend"]["adapter"], () => Promise<Terminal>>> = {
  shiori,
  ...FAKE_TERMINALS,
};
