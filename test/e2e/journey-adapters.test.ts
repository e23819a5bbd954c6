import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { rowButton } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { HELD, LENT, type Terminal, WANTED } from "#test/support/library/fake-system-terminals.ts";
import { TERMINALS } from "#test/support/library/system-terminals.ts";

const say = translator("ja");

describe.each(Object.entries(TERMINALS))(
  "a visit in front of %s: only the settings differ",
  (_name, start) => {
    let terminal: Terminal;
    let kiosk: Kiosk;
    let patron: Person;

    beforeAll(async () => {
      terminal = await start();
      const visit = { ...terminal.settings.visit, takeBackSeconds: 1 };
      kiosk = await startKiosk({ settings: { ...terminal.settings, visit } });
      patron = person(kiosk, "ja");
    });

    afterAll(async () => {
      await kiosk?.stop();
      await terminal?.stop();
    });

    it("signs in with card and password", async () => {
      await kiosk.scan(terminal.card);
      await patron.sees(say("signIn.password.heading"));
      await patron.typeLatin(terminal.password);
      await patron.press(say("common.next"));
      await patron.sees(say("home.loansCount", { count: 1 }));
      await patron.sees(say("home.holdsCount", { count: 1 }));
    });

    it("renews a loan", async () => {
      const before = await terminal.dueDate();
      await patron.open("loans");
      await patron.sees(LENT);
      await patron.press(rowButton(say("loan.renewOf", { title: LENT })));
      await patron.sees(say("loan.question"));
      await patron.press(say("loan.renew"));
      await patron.sees(/延長しました/u);
      expect((await terminal.dueDate()) > before).toBe(true);
      await patron.goHome();
    });

    it("cancels a hold", async () => {
      await patron.open("holds");
      await patron.press(rowButton(say("hold.cancelOf", { title: HELD })));
      await patron.sees(say("hold.cancelQuestion"));
      await patron.press(say("hold.cancel"));
      await patron.sees(say("hold.cancelled"));
      expect(await terminal.holds()).toEqual([]);
      await patron.goHome();
    });

    it("finds a book by its number and places a hold", async () => {
      await patron.scanTitle(WANTED.isbn);
      await patron.press(say("title.hold"));
      await patron.sees(say("hold.pickupQuestion"));
      await patron.press(new RegExp(`^${terminal.elsewhere}`, "u"));
      await patron.sees(say("hold.contactQuestion"));
      await patron.press(new RegExp(`^${say("hold.contact.none")}`, "u"));
      await patron.sees(say("hold.confirmQuestion"));
      await patron.press(say("hold.place"));
      await patron.sees(/予約(?:を申し込み|し)ました/u);
      expect(await terminal.holds()).toEqual([WANTED.title]);
    });

    it("changes where the hold is collected", async () => {
      const before = await terminal.pickup();
      await patron.press(say("hold.toHolds"));
      await patron.press(rowButton(say("hold.changeOf", { title: WANTED.title })));
      await patron.sees(say("hold.changeQuestion"));
      await patron.press(new RegExp(`^${terminal.here}`, "u"));
      await patron.press(say("hold.amend"));
      await patron.sees(say("hold.amendQuestion"));
      await patron.press(say("hold.ok"));
      await patron.sees(say("hold.amended"));
      expect(await terminal.pickup()).not.toBe(before);
      expect(await terminal.holds()).toEqual([WANTED.title]);
    });

    it("ends by the ribbon, and nothing is left", async () => {
      await patron.finish();
      expect(await kiosk.words()).not.toContain(WANTED.title);
    });
  },
);
