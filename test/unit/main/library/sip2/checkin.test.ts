import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { LibraryInfo } from "#contract/domain/library.ts";
import { decode } from "#main/library/sip2/codec.ts";
import type { FakeCopy } from "#test/fakes/sip2/world.ts";
import { fakeCopy, smallWorld } from "#test/fakes/sip2/world.ts";
import { sent } from "#test/support/library/sip2-borrowing.ts";
import {
  given,
  patient,
  refusalOf,
  type Sip2SceneOptions,
  sip2Scene,
} from "#test/support/library/sip2-library.ts";
import { ABOUT } from "#test/support/library/sip2-library-info.ts";

/** A copy, 30007, that P1001 has on loan. */
async function counter({ copy = {}, ...options }: Sip2SceneOptions & { copy?: Partial<FakeCopy> } = {}) {
  const world = smallWorld();
  world.copies.set("30007", fakeCopy("30007", "三四郎", { holder: "P1001", due: "2026-12-09", ...copy }));
  const scene = await sip2Scene({ world, ...options });
  const takeBack = (barcode = "30007") => scene.library.checkIn({ key: randomUUID(), barcode }, patient());
  return { ...scene, world, takeBack };
}

describe("a return over SIP2", () => {
  test("asks about the copy, and sends one 09 without a patron", async () => {
    const { takeBack, server, world } = await counter();
    expect(given(await takeBack())).toMatchObject({
      barcode: "30007",
      title: { title: "三四郎" },
      place: { kind: "trolley" },
      tag: "unsaid",
    });
    expect(world.changes).toEqual(["return 30007"]);
    expect(server.heard.map((text) => text.slice(0, 2))).toEqual(["93", "99", "17", "09"]);
    expect(sent(server.heard, "09")[0]).toMatch(/^09N.*APMAIN\|.*AB30007\|/u);
    expect(server.heard.join("")).not.toContain("P1001");
  });

  test("keeps the connection for the next copy of a pile, as long as for a visit", async () => {
    const { takeBack, server } = await counter({ settings: { visitSeconds: 60 } });
    await takeBack();
    await takeBack("30001");
    expect(server.connections().made).toBe(1);
    const short = await counter({ settings: { visitSeconds: 0 } });
    await short.takeBack();
    await expect.poll(() => short.server.connections().open).toBe(0);
  });

  test("leaves out the library where the settings do not have the server's codes", async () => {
    const { takeBack, server } = await counter({ about: null });
    await takeBack();
    expect(sent(server.heard, "09")[0]).toContain("AP|");
  });

  test.each<[string, Partial<FakeCopy>, LibraryInfo | null, object]>([
    ["home", {}, ABOUT, { kind: "trolley" }],
    ["for a hold here", { queue: ["P1002"] }, ABOUT, { kind: "hold-box" }],
    ["another library's", { home: "WEST" }, ABOUT, { kind: "other-library", library: "WEST" }],
    ["a library's that nobody names", { home: "EAST" }, ABOUT, { kind: "other-library", library: null }],
    ["with an alert and no kind", { alert: "" }, ABOUT, { kind: "staff" }],
    ["with damaged data", { alert: "98" }, ABOUT, { kind: "staff" }],
    ["with an alert of another kind", { alert: "05" }, ABOUT, { kind: "staff" }],
  ])("%s: where the copy goes", async (_what, copy, about, place) => {
    const { takeBack } = await counter({ copy, about });
    expect(given(await takeBack()).place).toEqual(place);
  });

  test("for a hold elsewhere: it goes to the library of the hold", async () => {
    const { takeBack, world } = await counter({ copy: { queue: ["P1002"] } });
    world.pickups.set("P1002 30007", "WEST");
    expect(given(await takeBack()).place).toEqual({ kind: "other-library", library: "WEST" });
  });

  test("names the bin as the library does, and no bin that it does not name", async () => {
    const name = { ja: "児童書の棚車", en: "Children's trolley" };
    const settings = { bins: [{ code: "2", name }] };
    const { takeBack, world } = await counter({ settings, copy: { bin: "2" } });
    expect(given(await takeBack()).bin).toEqual(name);
    world.copies.set("30008", fakeCopy("30008", "門", { holder: "P1001", due: "2026-12-09", bin: "3" }));
    expect(given(await takeBack("30008"))).not.toHaveProperty("bin");
  });

  test.each([
    ["Y", "switch"],
    ["N", "leave"],
    ["U", "unsaid"],
  ] as const)("resensitize %s: the tag is to %s", async (tag, step) => {
    const { takeBack } = await counter({ quirks: { tag } });
    expect(given(await takeBack()).tag).toBe(step);
  });

  test("nothing of the borrower or of who waits is in the answer", async () => {
    const { takeBack } = await counter({ copy: { queue: ["P1002"] } });
    expect(JSON.stringify(await takeBack())).not.toMatch(/P100|花子|Müller|waits|brought/u);
  });

  test("the parser drops both, and every field that it does not know", () => {
    const fields = ["AOMAIN", "AB30007", "AQMAIN", "AJ三四郎", "CL2", "CK001", "CTWEST", "CV02"];
    const personal = [
      "AAP1001",
      "AE見本花子",
      "AFGoodbye 花子",
      "AGslip",
      "CYP1002",
      "DA見本|太郎",
      "DB住所",
      "CHparts",
      "ZZ花子",
    ];
    const line = `101YNY20261125    120000${[...personal, ...fields, ...personal].join("|")}|`;
    const decoded = decode(Buffer.from(line), { encoding: "utf-8", delimiter: "|" });
    expect(decoded.kind === "message" && decoded.message.fields.map(({ id, value }) => id + value)).toEqual(
      fields,
    );
  });

  test("who waits for a copy is dropped from its information as well", () => {
    const line = "180301012026" + "1125    120000AB30007|AJ三四郎|CYP1002|DA見本太郎|";
    const decoded = decode(Buffer.from(line), { encoding: "utf-8", delimiter: "|" });
    expect(decoded.kind === "message" && decoded.message.fields.map(({ id }) => id)).toEqual(["AB", "AJ"]);
  });
});

describe("a copy that is not taken back", () => {
  test("of a kind that stays at the counter is refused before it is gone; another kind is not", async () => {
    const { takeBack, world, server } = await counter({ counterOnly: ["006"], copy: { kind: "006" } });
    expect(refusalOf(await takeBack())).toBe("counter-only");
    expect(sent(server.heard, "09")).toEqual([]);
    expect(world.changes).toEqual([]);
    world.copies.set("30008", fakeCopy("30008", "門", { holder: "P1001", due: "2026-12-09", kind: "001" }));
    expect(given(await takeBack("30008")).place).toEqual({ kind: "trolley" });
  });

  test.each([
    ["of a kind that the server does not tell", {}, "30007", "counter-only"],
    ["of which the server tells nothing at all", { bx: "YYYYYYYYYYNYYYYY" }, "30007", "counter-only"],
    ["that the server does not know", {}, "39999", "foreign-copy"],
  ])("%s is not sent where some kinds stay at the counter", async (_what, quirks, barcode, no) => {
    const { takeBack, server, log } = await counter({ counterOnly: ["006"], quirks });
    expect(refusalOf(await takeBack(barcode))).toBe(no);
    expect(sent(server.heard, "09")).toEqual([]);
    const isUntold = no === "counter-only";
    expect(log.recent().some(({ event }) => event === "copy-kind-untold")).toBe(isUntold);
  });

  test.each<[string, Partial<FakeCopy>, string]>([
    ["belongs to a location that stays at the counter", { place: "展示室" }, "counter-only"],
    ["is in such a location now", { currentPlace: "展示室" }, "counter-only"],
    ["is of a location that the server does not tell", { place: "" }, "counter-only"],
    ["is of no such location", { currentPlace: "中央館 1階" }, ""],
  ])("a copy that %s", async (_what, copy, no) => {
    const { takeBack, server, log } = await counter({ counterOnlyPlaces: ["展示室"], copy });
    expect(refusalOf(await takeBack())).toBe(no);
    expect(sent(server.heard, "09")).toHaveLength(no === "" ? 1 : 0);
    const isUntold = copy.place === "";
    expect(log.recent().some(({ event }) => event === "copy-place-untold")).toBe(isUntold);
  });

  test("of another library is refused before it is gone", async () => {
    const { takeBack, world } = await counter();
    expect(refusalOf(await takeBack("39999"))).toBe("foreign-copy");
    expect(refusalOf(await takeBack("30007|AB30001"))).toBe("foreign-copy");
    expect(world.changes).toEqual([]);
  });

  test("of which staff must count the parts is theirs", async () => {
    const { takeBack, world } = await counter({ copy: { alert: "99" } });
    expect(refusalOf(await takeBack())).toBe("counter-only");
    expect(world.changes).toEqual([]);
  });

  test.each(["11", "12"])(
    "that counts as lost (18 says %s) is theirs, and its loan stays",
    async (status) => {
      const { takeBack, world } = await counter({ copy: { status } });
      expect(refusalOf(await takeBack())).toBe("counter-only");
      expect(world.copies.get("30007")?.holder).toBe("P1001");
    },
  );

  test("that counted as lost before the server refused it is theirs", async () => {
    const { takeBack, server, world } = await counter({ copy: { holder: null, due: null, status: "12" } });
    server.faults.set("09", { once: { slow: 300 } });
    const answer = takeBack();
    await expect.poll(() => sent(server.heard, "09")).toHaveLength(1);
    const copy = world.copies.get("30007");
    if (copy) copy.status = "03";
    expect(refusalOf(await answer)).toBe("counter-only");
  });

  test("because it was not on loan is put away all the same", async () => {
    const { takeBack, world } = await counter();
    const first = given(await takeBack());
    expect(given(await takeBack())).toEqual(first);
    expect(given(await takeBack("30004")).place).toEqual({ kind: "hold-box" });
    expect(world.changes).toEqual(["return 30007"]);
  });

  test.each(["06", "09"])(
    "because it was already returned (18 says %s) goes to the trolley",
    async (status) => {
      const { takeBack } = await counter({ copy: { holder: null, due: null, status } });
      expect(given(await takeBack()).place).toEqual({ kind: "trolley" });
    },
  );

  test("because the server does not do that: absent where 98 says so", async () => {
    const { takeBack, library, server } = await counter({ quirks: { bx: "YYNYYYYYYYYYYYYY" } });
    await library.health(patient());
    expect(library.capabilities).toMatchObject({ checkOut: true, checkIn: false });
    expect(refusalOf(await takeBack())).toBe("unexpected");
    expect(sent(server.heard, "09")).toEqual([]);
  });
});

describe("a lost answer", () => {
  test.each([
    ["home", {}, { kind: "trolley" }],
    ["home, still to be reshelved", { status: "09" }, { kind: "trolley" }],
    // 08 is also said of a copy whose hold is collected elsewhere.
    ["for a hold", { queue: ["P1002"] }, { kind: "staff" }],
    ["another library's", { home: "WEST" }, { kind: "other-library", library: null }],
  ])("to a return that was made (%s): done, by the copy's state", async (_what, copy, place) => {
    const { takeBack, server } = await counter({ copy });
    server.faults.set("09", { once: "close" });
    expect(given(await takeBack())).toMatchObject({ place, tag: "unsaid", title: { title: "三四郎" } });
    expect(sent(server.heard, "09")).toHaveLength(1);
  });

  test("that names another copy is none", async () => {
    const { takeBack, server } = await counter();
    server.faults.set("09", { once: "other-copy" });
    expect(given(await takeBack()).barcode).toBe("30007");
    expect(sent(server.heard, "09")).toHaveLength(1);
  });

  test("to a return that was not made is never told as one", async () => {
    const { takeBack, server, world } = await counter();
    server.faults.set("09", { once: "close-first" });
    expect(refusalOf(await takeBack())).toBe("not-confirmed");
    expect(sent(server.heard, "09")).toHaveLength(1);
    expect(world.changes).toEqual([]);
  });

  test("is not told as a return when the copy counts as lost since", async () => {
    const { takeBack, server, world } = await counter();
    server.faults.set("09", { once: "close-first" });
    const answer = takeBack();
    await expect.poll(() => sent(server.heard, "09")).toHaveLength(1);
    const copy = world.copies.get("30007");
    if (copy) copy.status = "12";
    expect(refusalOf(await answer)).toBe("not-confirmed");
  });

  test("for a copy that was not on loan shows nowhere", async () => {
    const { takeBack, server } = await counter();
    server.faults.set("09", { once: "close" });
    expect(refusalOf(await takeBack("30006"))).toBe("not-confirmed");
  });
});
