import { type FakeAnswer, type Fields, stamp, yes } from "./answer-parts.ts";
import { checkin } from "./checkin.ts";
import type { Quirks } from "./quirks.ts";
import type { FakeRequest } from "./request.ts";
import {
  type FakeCopy,
  type FakePatron,
  type FakeWorld,
  hold,
  isLost,
  type Lent,
  lend,
  renew,
  renewFor,
} from "./world.ts";

/** A patron without a proved password: even the fee is left out. */
const NOT_LENT: Lent = { ok: false, isRenewal: false, fee: "" };

function dueText(day: string | null, quirks: Quirks): string {
  if (day === null || quirks.due === "empty") return "";
  const [year, month, date] = day.split("-");
  if (quirks.due === "words") return `${Number(date)}. ${month}., bis Ladenschluss`;
  if (quirks.due === "display") return `${date}.${month}.${year} 23:59`;
  return quirks.due === "iso" ? `${day} 23:59` : `${year}${month}${date}    235900`;
}

function counted(number: number, quirks: Quirks): string {
  if (quirks.counts === "none") return "    ";
  return String(number).padStart(4, quirks.counts === "zeros" ? "0" : " ");
}

/** In Koha's order (SIP-33): what is in transit, claimed returned or lost is told before a loan. */
function circulation(copy: FakeCopy): string {
  if (copy.status === "10" || isLost(copy)) return copy.status;
  if (copy.holder !== null) return "04";
  return copy.isReady ? "08" : copy.status;
}

/** Answers requests out of a world. One for all connections. */
export function createAnswers(world: FakeWorld, quirks: Quirks) {
  let lastCard = "";

  function patronOf(request: FakeRequest): FakePatron | undefined {
    const asked = request.fields.get("AA") ?? "";
    const card = quirks.leak === "old-card" && lastCard !== "" ? lastCard : asked;
    lastCard = asked;
    return world.patrons.get(card);
  }

  function pinFields(request: FakeRequest, patron: FakePatron | undefined): Fields {
    const isRight = patron !== undefined && request.fields.get("AD") === patron.pin;
    if (request.fields.has("AD") && !isRight) patron?.onWrongPin?.();
    if (quirks.pin === "checked-if-sent" && !request.fields.has("AD")) return [];
    if (quirks.pin === "missing" || (quirks.pin === "missing-for-unknown" && !patron)) return [];
    return [["CQ", yes(quirks.pin === "always-yes" || isRight)]];
  }

  function echo(request: FakeRequest, ...ids: string[]): Fields {
    return ids.map((id) => [id, request.fields.get(id) ?? ""]);
  }

  /** One of the six lists, cut to what was asked for. */
  function listed(id: string, copies: readonly FakeCopy[], request: FakeRequest): Fields {
    const from = Number(request.fields.get("BP") || "1");
    const to = Number(request.fields.get("BQ") || String(copies.length));
    const asked = copies.slice(from - 1, quirks.paging === "one-more" ? to + 1 : to);
    return (quirks.paging === "ignored" ? copies : asked).map((copy) => [
      id,
      quirks.lists === "barcodes" ? copy.barcode : copy.title,
    ]);
  }

  function patronInformation(request: FakeRequest): FakeAnswer {
    const patron = patronOf(request);
    const copies = [...world.copies.values()];
    const card = patron?.card ?? request.fields.get("AA") ?? "";
    const lent = copies.filter((copy) => copy.holder === card);
    const waiting = copies.filter((copy) => copy.queue.includes(card));
    const ready = waiting.filter((copy) => copy.isReady && copy.queue[0] === card);
    const lists = {
      AS: ready,
      AT: lent.filter(({ due }) => due !== null && due < "2026-11-25"),
      AU: lent,
      AV: [],
      BU: [],
      CD: waiting.filter((copy) => !ready.includes(copy)),
    };
    const wanted = Object.keys(lists)[request.fixed.slice(21).indexOf("Y")] as keyof typeof lists | undefined;
    const counts = Object.values(lists).map((list) => counted(list.length, quirks));
    const personal: Fields = [
      ["BD", patron?.address ?? ""],
      ["BE", patron?.email ?? ""],
      ["BF", patron?.phone ?? ""],
      ["PB", patron?.birth ?? ""],
    ];
    return {
      head: `64${patron?.flags ?? "YYYY          "}${request.fixed.slice(0, 3)}${stamp(quirks)}${counts.join("")}`,
      fields: [
        ["AA", card],
        ["AE", patron?.name ?? ""],
        ["BL", yes(patron !== undefined)],
        ...pinFields(request, patron),
        ...((patron?.owed ? [["BV", patron.owed]] : []) as Fields),
        ...((quirks.currency ? [["BH", quirks.currency]] : []) as Fields),
        ...((patron?.maxLoans ? [["CB", patron.maxLoans]] : []) as Fields),
        ...((patron?.feeLimit ? [["CC", patron.feeLimit]] : []) as Fields),
        ...(wanted ? listed(wanted, lists[wanted], request) : []),
        ...(quirks.personal && patron ? personal : []),
        ...((patron?.expires ? [["PA", `${patron.expires.replaceAll("-", "")}    235900`]] : []) as Fields),
        ["AF", patron?.words || `${quirks.greeting} ${patron?.name ?? "nobody"}.`],
      ],
    };
  }

  function patronStatus(request: FakeRequest): FakeAnswer {
    const patron = patronOf(request);
    return {
      head: `24${patron?.flags ?? "YYYY          "}${request.fixed.slice(0, 3)}${stamp(quirks)}`,
      fields: [
        ["AA", patron?.card ?? request.fields.get("AA") ?? ""],
        ["AE", patron?.name ?? ""],
        ["BL", yes(patron !== undefined)],
        ...(quirks.cqIn24 ? pinFields(request, patron) : []),
      ],
    };
  }

  function item(request: FakeRequest): FakeAnswer {
    const copy = world.copies.get(request.fields.get("AB") ?? "");
    return {
      head: `18${copy ? circulation(copy) : "01"}0001${stamp(quirks)}`,
      fields: [
        ...((copy ? [["CF", String(copy.queue.length)]] : []) as Fields),
        ["AH", dueText(copy?.due ?? null, quirks)],
        ...echo(request, "AB"),
        ["AJ", copy?.title ?? ""],
        ...((copy?.kind ? [["CK", copy.kind]] : []) as Fields),
        ["AQ", copy?.place ?? ""],
        ...((copy?.currentPlace ? [["AP", copy.currentPlace]] : []) as Fields),
      ],
    };
  }

  function loan(id: "12" | "30", request: FakeRequest, { ok, isRenewal, fee }: Lent): FakeAnswer {
    const copy = world.copies.get(request.fields.get("AB") ?? "");
    const patron = world.patrons.get(request.fields.get("AA") ?? "");
    const due = quirks.due === "words-in-loans" ? "words" : quirks.due;
    const charged: Fields = [
      ["BV", fee],
      ["BT", "06"],
      ...((quirks.currency ? [["BH", quirks.currency]] : []) as Fields),
    ];
    return {
      head: `${id}${ok ? "1" : "0"}${yes(ok && isRenewal)}${ok ? `N${quirks.tag}` : "UN"}${stamp(quirks)}`,
      fields: [
        ...echo(request, "AA", "AB"),
        ["AJ", copy?.title ?? ""],
        ["AH", ok ? dueText(copy?.due ?? null, { ...quirks, due }) : ""],
        ...((copy?.isInhibited ? [["CI", "Y"]] : []) as Fields),
        ...(fee === "" ? [] : charged),
        ...((ok || id === "30" ? [] : [["BL", yes(patron !== undefined)]]) as Fields),
        ["AF", ok ? `Enjoy, ${patron?.name ?? ""}. Your card is blocked, see staff.` : "No."],
      ],
    };
  }

  function renewalOfAll(request: FakeRequest): FakeAnswer {
    const card = request.fields.get("AA") ?? "";
    const lent = [...world.copies.values()].filter((copy) => copy.holder === card);
    const done = lent.map((copy) => [renew(world, card, copy.barcode) ? "BM" : "BN", copy.barcode] as const);
    const renewed = done.filter(([id]) => id === "BM").length;
    const counts = `${counted(renewed, quirks)}${counted(done.length - renewed, quirks)}`;
    return {
      head: `66${world.patrons.has(card) ? "1" : "0"}${counts}${stamp(quirks)}`,
      fields: [
        ["AA", card],
        ...done.map(([id, barcode]): [string, string] => [id, barcode]),
        ["AF", "Item=HASH(0x5)"],
      ],
    };
  }

  /** Carries out a request and answers it; null = it is not one that the fake answers out of its world. */
  return function answer(request: FakeRequest): FakeAnswer | null {
    const card = request.fields.get("AA") ?? "";
    const barcode = request.fields.get("AB") ?? "";
    switch (request.id) {
      case "99":
        return {
          head: `98${quirks.flags}010003${stamp(quirks)}2.00`,
          fields: [
            ["AM", "見本図書館"],
            ["BX", quirks.bx],
          ],
        };
      case "63":
        return patronInformation(request);
      case "23":
        return patronStatus(request);
      case "17":
        return item(request);
      case "11": {
        const how = { acknowledged: request.fields.get("BO") ?? "", ignoresFlags: quirks.lendsToDenied };
        const isProved = quirks.lendsByCard || request.fields.get("AD") === world.patrons.get(card)?.pin;
        return loan("12", request, isProved ? lend(world, card, barcode, how) : NOT_LENT);
      }
      case "29":
        return loan("30", request, renewFor(world, card, barcode, request.fields.get("BO") ?? ""));
      case "15": {
        const mode = request.fixed.charAt(0);
        const refused = quirks.refusedHolds.includes(mode);
        const ok = !refused && hold(world, mode, card, barcode, request.fields.get("BS") ?? "");
        return {
          head: `16${ok ? "1" : "0"}N${stamp(quirks)}`,
          fields: [
            ...echo(request, "AA", "AB"),
            ["BS", request.fields.get("BS") ?? ""],
            ...((quirks.queuePlace ? [["BR", quirks.queuePlace]] : []) as Fields),
            ...((refused && mode !== "+" ? [["AF", "No such outstanding hold."]] : []) as Fields),
          ],
        };
      }
      case "65":
        return renewalOfAll(request);
      case "35":
        return {
          head: `36Y${stamp(quirks)}`,
          fields: [
            ["AA", card],
            ["AF", "Goodbye."],
          ],
        };
      case "09":
        return checkin(request, world, quirks);
      case "37": {
        const patron = world.patrons.get(card);
        if (patron) patron.owed = "";
        return { head: `38${yes(patron !== undefined)}${stamp(quirks)}`, fields: [["AA", card]] };
      }
      default:
        return null;
    }
  };
}
