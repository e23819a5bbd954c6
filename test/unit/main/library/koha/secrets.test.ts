import { describe, expect, it } from "vitest";
import type { LibraryPort } from "#contract/library/port.ts";
import { key, kohaScene, options, signedIn } from "#test/support/library/koha-scene.ts";
import { CANARY, CARD } from "../../../../fakes/koha-world.ts";

/** A whole visit with every call of the port, under a fault that hits every request now and then. */
async function wholeVisit(library: LibraryPort): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  const search = { field: "any", sort: "title", library: null, page: 1, pageSize: 5 } as const;
  await library.search({ ...search, query: "canary 猫 𠮷" }, options());
  await library.find({ kind: "copy", value: "canary-barcode" }, options());
  const note = async (answer: Promise<unknown>): Promise<void> => void answers.push(await answer);
  const session = await signedIn(library);
  await note(library.overview({ session }, options()));
  await note(library.loans({ session }, options()));
  await note(library.renew({ session, key: key(), loan: "101" }, options()));
  await note(library.holds({ session }, options()));
  await note(
    library.placeHold({ session, key: key(), title: "2", pickup: "WPL", contact: "mail" }, options()),
  );
  await note(
    library.changeHold({ session, key: key(), hold: "61", pickup: "WPL", contact: "mail" }, options()),
  );
  await note(library.cancelHold({ session, key: key(), hold: "61" }, options()));
  await note(
    library.setEmail({ session, key: key(), address: CANARY.otherEmail, language: "ja" }, options()),
  );
  const words = { current: CANARY.password, next: "Canary-Next-88" };
  await note(library.changePassword({ session, key: key(), ...words }, options()));
  await note(library.signIn({ cardNumber: CARD, password: "Canary-Wrong-1" }, options()));
  return answers;
}

describe("nothing of a patron or a secret (R59, R60)", () => {
  const secrets = [/Canary/iu, /other\.reader/u, new RegExp(CARD, "u")];

  it.each([
    ["in order", []],
    ["in trouble", ["crash", "lost", "html", "half", "reset"]],
  ] as const)("is in the log, an answer or an address while Koha is %s", async (_what, faults) => {
    const { library, koha, log } = await kohaScene();
    for (const [at, kind] of faults.entries()) {
      const path =
        [/renewal/u, /^\/holds$/u, /pickup_location$/u, /^\/patrons\/4$/u, /password$/u][at] ?? /x/u;
      koha.fail("POST", path, { kind });
      koha.fail("PUT", path, { kind });
    }
    koha.quirks.namesPatron = true;
    const answers = JSON.stringify(await wholeVisit(library));
    const addresses = koha.seen.map(({ url }) => url).join("\n");
    for (const secret of secrets) {
      expect(answers).not.toMatch(secret);
      expect(JSON.stringify(log.recent())).not.toMatch(secret);
      expect(decodeURIComponent(addresses)).not.toMatch(secret);
    }
  });

  it("is in an address where Koha does not name the patron, who is then found by the card", async () => {
    const { library, koha } = await kohaScene();
    koha.quirks.namesPatron = false;
    await signedIn(library);
    expect(koha.asked()).toContain("GET /patrons");
    expect(koha.seen.map(({ url }) => url).join("\n")).not.toContain(CARD);
  });

  it("and no request ever forces anything", async () => {
    const { library, koha } = await kohaScene();
    await wholeVisit(library);
    expect(koha.seen.filter(({ headers }) => "x-koha-override" in headers)).toEqual([]);
  });
});
