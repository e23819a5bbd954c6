import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HEADERS, ROUTES, type RouteName } from "#contract/rest/routes.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { RestPatron, refusalOf } from "#test/support/http/rest-client.ts";
import { barcodes } from "#test/support/http/rest-staff.ts";

const ALONE = { terminals: { lend: true, cardAlone: true } };

async function firstCopy(library: SmallLibrary): Promise<string> {
  const [title = ""] = await library.manyTitles(1);
  const [barcode = ""] = await barcodes(library, title);
  return barcode;
}

async function byCard(library: SmallLibrary, card: string): Promise<RestPatron> {
  return new RestPatron(library.kiosk, (await library.kiosk.signInByCard(card)).value.session);
}

/** Bodies and ids of the routes of an account. */
const SENT: Partial<Record<RouteName, { readonly id?: string; readonly body?: unknown }>> = {
  overview: {},
  changePassword: { body: { current: PASSWORD, next: "Another7" } },
  setEmail: { body: { address: "invented@library.example" } },
  deleteEmail: {},
  confirmEmail: { body: { code: "012345" } },
  resendEmailCode: {},
  loans: {},
  renew: { id: "1" },
  holds: {},
  placeHold: { body: { title: "1", pickup: "central", contact: "none" } },
  changeHold: { id: "1", body: { pickup: "central", contact: "none" } },
  cancelHold: { id: "1" },
  messages: {},
  readMessage: { id: "1" },
};

describe("D87: the card alone", () => {
  test("suffices nowhere, unless the library allows it", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true } });
    expect(await refusalOf(library.kiosk.signInByCard(await library.card()))).toBe("password-needed");
  });

  test("suffices to borrow, and to learn what became of it", async () => {
    const library = await openSmallLibrary(ALONE);
    const card = await library.card();
    const barcode = await firstCopy(library);
    const patron = await byCard(library, card);
    const key = randomUUID();
    const { value } = await patron.checkOut(barcode, { key });
    expect(value.loan.barcode).toBe(barcode);
    expect((await patron.operation(key)).value).toMatchObject({ status: 200 });
    const { loans } = (await (await library.kiosk.patron(card, PASSWORD)).loans()).value;
    expect(loans.map((loan) => loan.barcode)).toEqual([barcode]);
  });

  test("renews nothing", async () => {
    const library = await openSmallLibrary(ALONE);
    const card = await library.card();
    const barcode = await firstCopy(library);
    const patron = await byCard(library, card);
    const { dueDate } = (await patron.checkOut(barcode)).value.loan;
    expect(await refusalOf(patron.checkOut(barcode, { renew: true }))).toBe("password-needed");
    const [loan] = (await (await library.kiosk.patron(card, PASSWORD)).loans()).value.loans;
    expect(loan).toMatchObject({ dueDate, renewals: 0 });
  });

  test("opens nothing of the account", async () => {
    const library = await openSmallLibrary(ALONE);
    const { session } = await byCard(library, await library.card());
    const ofPatrons = (Object.keys(ROUTES) as RouteName[]).filter((name) =>
      ROUTES[name].path.startsWith("/v1/me"),
    );
    const others = ofPatrons.filter((name) => name !== "checkOut" && name !== "operation");
    expect(Object.keys(SENT).toSorted()).toEqual(others.toSorted());
    const headers = () => ({ [HEADERS.session]: session, [HEADERS.key]: randomUUID() });
    for (const name of others) {
      const answer = await library.kiosk.send(name, { ...SENT[name], headers: headers() });
      expect(answer.no, name).toEqual({ refusal: { name: "password-needed" }, code: "H-66" });
    }
  });

  test("is refused alike, whatever is wrong with a card", async () => {
    const library = await openSmallLibrary(ALONE);
    const temporary = await library.card({ temporary: true });
    const expired = await library.card({ expiresOn: "2026-11-24" });
    const locked = await library.card();
    for (let at = 0; at < 5; at += 1) await library.kiosk.signIn(locked, "Wrong77");
    for (const card of [temporary, expired, locked, "9999999"]) {
      const answer = await library.kiosk.signInByCard(card);
      expect(answer.no, card).toEqual({ refusal: { name: "password-needed" }, code: "H-66" });
    }
    expect(await refusalOf(library.kiosk.signInByCard("12"))).toBe("card-number-format");
  });

  test("cannot be used to find out which cards there are", async () => {
    const library = await openSmallLibrary({ ...ALONE, slowing: { freeFailures: 2, mostFailures: 4 } });
    const good = await library.card();
    // Cards that may borrow cost nothing.
    for (let at = 0; at < 8; at += 1) expect((await library.kiosk.signInByCard(good)).status).toBe(200);
    const names = [];
    for (let at = 0; at < 6; at += 1) names.push(await refusalOf(library.kiosk.signInByCard(`999999${at}`)));
    expect(names.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => "password-needed"));
    expect(names.slice(4)).toEqual(["too-many-requests", "too-many-requests"]);
  });
});
