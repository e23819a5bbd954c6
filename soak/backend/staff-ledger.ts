/** A write of staff, as far as the checks need it. Instants are milliseconds of `performance.now()` of the soak. */
export interface StaffWrite {
  readonly key: string;
  readonly verb: "lend" | "return" | "other";
  /** The copy it is about; empty when it is about none. */
  readonly barcode: string;
  readonly sent: number;
  answered: number | null;
  status: number;
  body: string;
}

/** What staff did, and every broken promise on the way. */
export class StaffLedger {
  readonly writes: StaffWrite[] = [];
  /** Holds that a loan fulfilled: their rows go when the backend cleans up. */
  readonly fulfilled = new Set<string>();
  /** Holds that the counter cancelled. */
  readonly cancelled = new Set<string>();

  /** A write is about to be sent. */
  begin(write: Pick<StaffWrite, "key" | "verb" | "barcode" | "sent">): StaffWrite {
    const begun = { ...write, answered: null, status: 0, body: "" };
    this.writes.push(begun);
    return begun;
  }

  /** The answer is there. */
  acknowledge(write: StaffWrite, status: number, body: unknown): void {
    write.answered = performance.now();
    write.status = status;
    write.body = JSON.stringify(body);
  }

  /**
   * Is the copy on loan at the end, as far as acknowledged lendings and returns tell? Null when two of them overlapped
   * and either may have been the last.
   */
  onLoan(barcode: string, atFirst: boolean): boolean | null {
    const done = this.writes.flatMap(({ barcode: about, verb, status, sent, answered }) => {
      const counts = about === barcode && status === 200 && verb !== "other" && answered !== null;
      return counts ? [{ lent: verb === "lend", sent, answered }] : [];
    });
    const last = done.filter((one) => !done.some((other) => other.sent > one.answered));
    if (last.length === 0) return atFirst;
    const [first] = last;
    return last.every((one) => one.lent === first?.lent) ? (first?.lent ?? null) : null;
  }
}
