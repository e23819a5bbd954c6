import type { ReactNode } from "react";
import type { LentCopy, ReturnPlace } from "#contract/domain/lending.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { TitleSummary } from "#contract/domain/title.ts";
import type { LendLine } from "#renderer/queries/lending.ts";
import type { ReturnLine } from "#renderer/queries/returning.ts";
import { BookLine } from "#renderer/screens/book/book-line.tsx";
import { DueLine } from "#renderer/screens/book/due-line.tsx";
import { NextDue } from "#renderer/screens/book/next-due.tsx";
import { SaveButton } from "#renderer/screens/book/save-button.tsx";
import { TitleName } from "#renderer/screens/book/title-name.tsx";
import { TitleRow } from "#renderer/screens/book/title-row.tsx";
import { HoldRow } from "#renderer/screens/holds/hold-row.tsx";
import { LendRow } from "#renderer/screens/lend/lend-row.tsx";
import { LoanRow } from "#renderer/screens/loans/loan-row.tsx";
import { ReturnRow } from "#renderer/screens/returns/return-row.tsx";
import { NothingFound } from "#renderer/screens/search/nothing-found.tsx";
import { PagingLine } from "#renderer/screens/shared/paging.tsx";
import { PICTURE_NAMES, Picture } from "#renderer/screens/shared/picture.tsx";
import { Share } from "#renderer/screens/shared/share.tsx";
import { Copies } from "#renderer/screens/title/copies.tsx";
import { Summary } from "#renderer/screens/title/summary.tsx";
import { TitleMore } from "#renderer/screens/title/title-more.tsx";
import {
  FATHER,
  FATHER_HERE,
  FATHER_ON_SHELF,
  GALAXY,
  HOLDS,
  hold,
  LOANS,
  READY_HOLD,
} from "#test/support/screens/sample-records.ts";
import { LONG_TITLE } from "../long-records.ts";
import type { Sheet } from "./entry.ts";
import { LONG_SUMMARY, nothing } from "./samples.ts";

const [HERE] = GALAXY.items as readonly [TitleSummary];
const [OVERDUE, RENEWABLE, WANTED, RENEWED] = LOANS as readonly [Loan, Loan, Loan, Loan];
const REQUEST = {
  query: "銀河 鉄道",
  field: "any",
  sort: "relevance",
  library: null,
  page: 1,
  pageSize: 5,
} as const;
const FOUND = { total: 0, more: false, page: 1, items: [], didYouMean: ["銀河鉄道"] };
const ACTION = { label: "前の5件", icon: "back", onPress: nothing } as const;

/** Rows are items of a list. */
const list = (row: ReactNode) => <ul>{row}</ul>;
const loan = (one: Loan, more: { readonly scanned?: boolean; readonly renewedNow?: boolean } = {}) =>
  list(<LoanRow loan={one} scanned={more.scanned === true} renewedNow={more.renewedNow === true} />);
type WithoutCode<Line> = Line extends unknown ? Omit<Line, "barcode"> : never;
const LENT: LentCopy = {
  loan: RENEWABLE,
  renewed: false,
  holdFulfilled: false,
  tag: "unsaid",
  canUndo: true,
};
const lend = (line: WithoutCode<LendLine>) => list(<LendRow line={{ barcode: "100000012", ...line }} />);
const bring = (line: WithoutCode<ReturnLine>) => list(<ReturnRow line={{ barcode: "100000012", ...line }} />);
const put = (place: ReturnPlace) =>
  bring({
    state: "returned",
    copy: { title: RENEWABLE.title, barcode: "100000012", place, tag: "unsaid", at: "2026-11-25T01:15:00Z" },
  });

/** Rows of lists. */
export const ROWS: Sheet = {
  name: "rows",
  title: "Rows of books, loans and holds",
  entries: [
    {
      of: "screens/book/title-row.tsx",
      control: ".row-title",
      states: {
        rest: <TitleRow title={FATHER} />,
        "on the shelf, here": <TitleRow title={HERE} />,
        "long text": <TitleRow title={LONG_SUMMARY} />,
      },
    },
    {
      of: "screens/loans/loan-row.tsx",
      states: {
        rest: loan(RENEWABLE),
        overdue: loan(OVERDUE),
        "cannot be renewed": loan(WANTED),
        "renewed now": loan(RENEWED, { renewedNow: true }),
        scanned: loan(RENEWABLE, { scanned: true }),
      },
    },
    {
      of: "screens/lend/lend-row.tsx",
      states: {
        working: lend({ state: "working" }),
        lent: lend({ state: "lent", answer: LENT, undo: "open" }),
        "own hold": lend({
          state: "lent",
          answer: { ...LENT, holdFulfilled: true, canUndo: false },
          undo: "open",
        }),
        "being undone": lend({ state: "lent", answer: LENT, undo: "busy" }),
        "undo unknown": lend({
          state: "lent",
          answer: LENT,
          undo: { name: "not-confirmed", details: { ticket: "4711" } },
        }),
        undone: lend({
          state: "undone",
          answer: {
            title: RENEWABLE.title,
            barcode: "100000012",
            place: { kind: "trolley" },
            tag: "unsaid",
          },
        }),
        costs: lend({
          state: "refused",
          refusal: { name: "fee", details: { fee: { amount: 300, currency: "JPY", reason: "hold" } } },
          renew: false,
        }),
        "not lent": lend({ state: "refused", refusal: { name: "waits-for-another" }, renew: false }),
        "lent before": lend({
          state: "refused",
          refusal: { name: "lent-to-you", details: { date: "2026-12-09" } },
          renew: false,
        }),
        "to be tried again": lend({ state: "refused", refusal: { name: "not-done" }, renew: false }),
      },
    },
    {
      of: "screens/returns/return-row.tsx",
      states: {
        working: bring({ state: "working" }),
        trolley: put({ kind: "trolley" }),
        "hold box": put({ kind: "hold-box" }),
        "other library": put({ kind: "other-library", library: "west" }),
        staff: put({ kind: "staff" }),
        "not returned": bring({ state: "refused", refusal: { name: "counter-only" } }),
        unknown: bring({ state: "refused", refusal: { name: "not-confirmed", details: { ticket: "4711" } } }),
        "to be tried again": bring({ state: "refused", refusal: { name: "not-done" } }),
      },
    },
    {
      of: "screens/holds/hold-row.tsx",
      states: {
        rest: list(<HoldRow hold={hold("h2", "雪国", "approved", { contact: "phone" })} />),
        ready: list(<HoldRow hold={READY_HOLD} />),
        "is being cancelled": list(<HoldRow hold={HOLDS[2] ?? READY_HOLD} />),
        "long text": list(<HoldRow hold={hold("h9", LONG_TITLE, "applied")} />),
      },
    },
  ],
};

/** Parts of the pages of a title and of a list. */
export const PARTS: Sheet = {
  name: "parts",
  title: "Parts of titles and lists",
  entries: [
    {
      of: "screens/book/book-line.tsx",
      states: { rest: <BookLine title={FATHER} />, "long text": <BookLine title={LONG_SUMMARY} /> },
    },
    {
      of: "screens/book/next-due.tsx",
      states: {
        rest: <NextDue title={FATHER} loan={{ dueDate: "2026-11-28", daysLeft: 3 }} />,
        overdue: <NextDue title={FATHER} loan={{ dueDate: "2026-11-22", daysLeft: -3 }} />,
        "without a title": <NextDue loan={{ dueDate: "2026-11-28", daysLeft: 3 }} />,
      },
    },
    {
      of: "screens/book/due-line.tsx",
      states: {
        rest: <DueLine loan={{ dueDate: "2026-11-28", daysLeft: 3 }} />,
        today: <DueLine loan={{ dueDate: "2026-11-25", daysLeft: 0 }} />,
        overdue: <DueLine loan={{ dueDate: "2026-11-22", daysLeft: -3 }} />,
        unknown: <DueLine loan={{ dueDate: "", daysLeft: 0 }} />,
      },
    },
    {
      of: "screens/shared/picture.tsx",
      states: Object.fromEntries(PICTURE_NAMES.map((name) => [name, <Picture key={name} of={name} />])),
    },
    {
      of: "screens/book/title-name.tsx",
      states: { rest: <TitleName title={FATHER} className="row-name" /> },
    },
    {
      of: "screens/title/copies.tsx",
      states: {
        rest: <Copies title={FATHER} />,
        "nothing to take": (
          <Copies
            title={{
              ...FATHER,
              copies: [
                { ...FATHER_ON_SHELF, status: "damaged" },
                { ...FATHER_ON_SHELF, barcode: "100000056", library: "west", status: "missing" },
              ],
            }}
          />
        ),
      },
    },
    {
      of: "screens/title/summary.tsx",
      states: { rest: <Summary text={FATHER.summary} language="ja" /> },
    },
    {
      of: "screens/title/title-more.tsx",
      states: { rest: <TitleMore title={FATHER_HERE} map /> },
    },
    {
      of: "screens/shared/paging.tsx",
      states: {
        rest: <PagingLine page={2} note="2／5ページ" previous={ACTION} next={undefined} />,
      },
    },
    {
      of: "screens/shared/share.tsx",
      states: {
        rest: (
          <Share
            slip="title"
            print={() => new Promise(() => undefined)}
            phone={{ at: "phone", title: FATHER }}
          />
        ),
      },
    },
    {
      of: "screens/book/save-button.tsx",
      beside: true,
      states: { rest: <SaveButton title={FATHER} /> },
    },
    {
      of: "screens/search/nothing-found.tsx",
      states: { rest: <NothingFound request={REQUEST} found={FOUND} asked="銀河 鉄道" /> },
    },
  ],
};
