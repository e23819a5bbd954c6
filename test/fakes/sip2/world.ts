/** A patron of the fake's library; everything about them is invented. */
export interface FakePatron {
  readonly card: string;
  pin: string;
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly birth: string;
  /** 14 flags of the patron status; Y or blank. */
  flags: string;
  /** Last day of the card, `YYYY-MM-DD`; empty = the server does not tell it. */
  readonly expires: string;
  /** What the server says of the patron in words (AF); empty = a greeting. */
  readonly words: string;
  /** What is owed, such as "120"; empty = nothing. */
  owed: string;
  /** What may be owed (CC); empty = the server does not tell it. */
  readonly feeLimit: string;
  /** Counts a wrong password, as Koha does an empty one too. */
  onWrongPin?(): void;
  /** Loans allowed (CB); empty = the server does not tell it. */
  readonly maxLoans: string;
}

/** A copy; `due` is `YYYY-MM-DD` while it is on loan. */
export interface FakeCopy {
  readonly barcode: string;
  readonly title: string;
  /** Where it belongs (AQ), and where it is now (AP); empty = not told. */
  readonly place: string;
  readonly currentPlace: string;
  holder: string | null;
  due: string | null;
  renewalsLeft: number;
  /** Cards of those who wait, the first one first. */
  queue: string[];
  /** It lies on the shelf for the first of the queue. */
  isReady: boolean;
  /** Circulation status while it is neither lent nor held; 10, 11 and 12 are told all the same. */
  status: string;
  /** The server refuses to lend it, and says of it that it is available (SIP-33). */
  isKept: boolean;
  /** What a loan costs, such as "2.50"; empty = nothing. */
  fee: string;
  /** CI: its security tag must be left alone. */
  isInhibited: boolean;
  /** Media type (CK); empty = not told. */
  kind: string;
  /** Code of the library that it belongs to. */
  home: string;
  /** Bin into which it is sorted (CL); empty = none. */
  bin: string;
  /** Its return raises an alert of this kind (CV), or of none; null = no alert. */
  alert: string | null;
}

/** What the fake knows. Tests change it as they like. */
export interface FakeWorld {
  readonly patrons: Map<string, FakePatron>;
  readonly copies: Map<string, FakeCopy>;
  /** Where holds will be collected, by card and barcode: `P1001 30004`. No list of SIP2 tells it. */
  readonly pickups: Map<string, string>;
  /** Days a loan or a renewal lasts. */
  loanDays: number;
  /** What was changed, in order, whatever was answered: "renew 30001 P1001". */
  readonly changes: string[];
  /** Rules that no answer reports: nothing is lent to this card. */
  forbids?(card: string): boolean;
}

/** A patron without flags; the rest invented. */
export function fakePatron(card: string, pin: string, more: Partial<FakePatron> = {}): FakePatron {
  return {
    card,
    pin,
    name: "見本 花子",
    address: "見本県見本市1-2-3",
    email: `${card.toLowerCase()}@library.example`,
    phone: "000-0000-0000",
    birth: "19700101",
    expires: "",
    flags: " ".repeat(14),
    words: "",
    owed: "",
    feeLimit: "",
    maxLoans: "",
    ...more,
  };
}

/** A copy on its shelf. */
export function fakeCopy(barcode: string, title: string, more: Partial<FakeCopy> = {}): FakeCopy {
  return {
    barcode,
    title,
    place: "中央館 2階",
    currentPlace: "",
    holder: null,
    due: null,
    renewalsLeft: 1,
    queue: [],
    isReady: false,
    status: "03",
    isKept: false,
    fee: "",
    isInhibited: false,
    kind: "",
    home: "MAIN",
    bin: "",
    alert: null,
    ...more,
  };
}

/** The day so many days after another, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A library of these patrons and copies, which lends for two weeks. */
export function fakeWorld(patrons: readonly FakePatron[], copies: readonly FakeCopy[]): FakeWorld {
  return {
    patrons: new Map(patrons.map((patron) => [patron.card, patron])),
    copies: new Map(copies.map((copy) => [copy.barcode, copy])),
    pickups: new Map(),
    loanDays: 14,
    changes: [],
  };
}

/** Three patrons and six copies: lent, overdue, waited for, ready on the shelf, and free. */
export function smallWorld(): FakeWorld {
  const patrons = [
    fakePatron("P1001", "1234"),
    fakePatron("P1002", "9876#!", { name: "Élégie Müller" }),
    fakePatron("P1003", "0000", { flags: "YY YY         ", name: "見本 太郎", owed: "120" }),
  ];
  const copies = [
    fakeCopy("30001", "吾輩は猫である", { holder: "P1001", due: "2026-12-09" }),
    fakeCopy("30002", "坊っちゃん|新装版|", { holder: "P1001", due: "2026-11-20" }),
    fakeCopy("30003", "ガリバーとポアロの旅", { holder: "P1001", due: "2026-12-10", queue: ["P1002"] }),
    fakeCopy("30004", "こころ", { queue: ["P1001"], isReady: true }),
    fakeCopy("30005", "Élégie für Übung", { holder: "P1002", due: "2026-12-01", queue: ["P1001"] }),
    fakeCopy("30006", "草枕"),
  ];
  return fakeWorld(patrons, copies);
}

/** What a loan comes to: whether, whether it was a renewal, and the fee that was asked for or charged. */
export interface Lent {
  readonly ok: boolean;
  readonly isRenewal: boolean;
  readonly fee: string;
}

/** Flags of a patron to whom nothing is lent: lending denied, or too many loans. */
const DENIED = /^(?:Y|.{5}Y)/u;

/**
 * Lends a copy, or renews it for who has it, whatever the request says about renewing. Like Koha, it charges a fee only when BO is Y.
 */
export function lend(
  world: FakeWorld,
  card: string,
  barcode: string,
  { acknowledged, ignoresFlags }: { readonly acknowledged: string; readonly ignoresFlags: boolean },
): Lent {
  const copy = world.copies.get(barcode);
  const patron = world.patrons.get(card);
  const no = { ok: false, isRenewal: false, fee: "" };
  if (!copy || !patron) return no;
  if (copy.holder === card) return renewFor(world, card, barcode, acknowledged);
  const isWanted = copy.isReady
    ? copy.queue[0] !== card
    : copy.queue.length > 0 && !copy.queue.includes(card);
  const isDenied = (!ignoresFlags && DENIED.test(patron.flags)) || world.forbids?.(card) === true;
  if (copy.holder !== null || isWanted || isDenied || copy.isKept || copy.status === "10") return no;
  if (copy.fee !== "" && acknowledged !== "Y") return { ...no, fee: copy.fee };
  copy.holder = card;
  copy.due = dayAfter("2026-11-25", world.loanDays);
  copy.queue = copy.queue.filter((waiting) => waiting !== card);
  copy.isReady = false;
  world.changes.push(`lend ${barcode} ${card}`);
  if (copy.fee !== "") world.changes.push(`charge ${copy.fee} ${card}`);
  return { ok: true, isRenewal: false, fee: copy.fee };
}

/** Renews a loan of a patron; false if it is unknown, at the limit, or has holds. */
export function renew(world: FakeWorld, card: string, barcode: string): boolean {
  const copy = world.copies.get(barcode);
  if (!copy || copy.holder !== card || copy.due === null || copy.renewalsLeft < 1 || copy.queue.length > 0) {
    return false;
  }
  copy.due = dayAfter(copy.due, world.loanDays);
  copy.renewalsLeft -= 1;
  world.changes.push(`renew ${barcode} ${card}`);
  return true;
}

/** Renews a loan, with what that costs; as `lend`, only when BO is Y. */
export function renewFor(world: FakeWorld, card: string, barcode: string, acknowledged: string): Lent {
  const fee = world.copies.get(barcode)?.fee ?? "";
  if (fee !== "" && acknowledged !== "Y") return { ok: false, isRenewal: true, fee };
  const ok = renew(world, card, barcode);
  if (ok && fee !== "") world.changes.push(`charge ${fee} ${card}`);
  return { ok, isRenewal: true, fee };
}

/** Whether a copy counts as claimed returned or lost: its return is refused, and its loan stays (Koha's `BlockReturnOfLostItems`). */
export const isLost = ({ status }: FakeCopy): boolean => ["11", "12"].includes(status);

/** Takes a copy back. */
export function giveBack(world: FakeWorld, barcode: string): boolean {
  const copy = world.copies.get(barcode);
  if (!copy || copy.holder === null || isLost(copy)) return false;
  copy.holder = null;
  copy.due = null;
  copy.isReady = copy.queue.length > 0;
  world.changes.push(`return ${barcode}`);
  return true;
}

/** `+` puts a patron at the end of the queue, `-` takes them out, `*` changes where they will collect it. */
export function hold(world: FakeWorld, mode: string, card: string, barcode: string, pickup = ""): boolean {
  const copy = world.copies.get(barcode);
  if (!copy || !world.patrons.has(card)) return false;
  const isWaiting = copy.queue.includes(card);
  const place = `${card} ${barcode}`;
  if (mode === "*") {
    if (isWaiting) world.pickups.set(place, pickup);
    return isWaiting;
  }
  if (mode === "+" ? isWaiting || copy.holder === card : !isWaiting) return false;
  if (mode === "+") {
    copy.queue.push(card);
    world.pickups.set(place, pickup);
  } else {
    world.pickups.delete(place);
    if (copy.queue[0] === card) copy.isReady = false;
    copy.queue = copy.queue.filter((waiting) => waiting !== card);
  }
  world.changes.push(`hold${mode} ${barcode} ${card}`);
  return true;
}
