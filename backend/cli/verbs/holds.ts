import { HOLD_STATES, type HoldState } from "#contract/domain/hold.ts";
import type { ClearLine, CourierLine, PickLine } from "#contract/domain/staff.ts";
import { usage } from "../exit.ts";
import { instant } from "../output.ts";
import { type CliLanguage, HEADS, say } from "../strings.ts";
import type { Column } from "../table.ts";
import { AFTER, given, textOption, type Verb } from "../verb.ts";
import { holdColumns } from "./hold-columns.ts";
import { titleText } from "./titles.ts";

const LIVE: readonly HoldState[] = ["applied", "approved", "in-transit", "ready"];

/** Holds and daily lists (D36-D40, D51-D54). */
export const HOLD_VERBS: readonly Verb[] = [
  {
    usage: "holds",
    summary: "List holds by pickup library and state, oldest application first",
    example: "holds --state applied --library west",
    options: [
      [
        "--state <states>",
        "applied, approved, in-transit, ready, ... separated by commas; default: all that have not ended",
      ],
      AFTER,
    ],
    async run({ api, output, libraryOrAll }, _args, options) {
      const states = statesOf(textOption(options, "state"));
      const answer = await api.ask("listHolds", {
        body: { library: libraryOrAll(), states, after: textOption(options, "after") },
      });
      output.answer(answer, () => output.rows(holdColumns(output.language, true), answer.holds));
      if (answer.next !== null) output.hint(say("moreAfter", output.language, { next: answer.next }));
    },
  },
  {
    usage: "approve [hold]",
    summary: "Approve a provisional hold, or with --all those of your pickup library",
    example: "approve --all --library west",
    options: [["--all", "all holds of this library that await approval"]],
    async run({ api, output, library }, args, options) {
      const [hold] = args;
      if ((hold === undefined) !== (options["all"] === true)) throw usage("Give one hold, or --all.");
      if (hold === undefined) {
        const answer = await api.ask("approveAll", { body: { library: library() } });
        output.answer(answer, () =>
          output.line(say("approvedAll", output.language, { count: answer.approved })),
        );
        return;
      }
      const answer = await api.ask("approveHold", { id: hold, body: null });
      output.answer(answer, () => output.rows(holdColumns(output.language, true), [answer]));
    },
  },
  {
    usage: "cancel-hold <hold>",
    summary: "Cancel a hold for its patron, also one in transit or ready",
    example: "cancel-hold 1204",
    async run({ api, output }, args) {
      const answer = await api.ask("cancelHoldForPatron", { id: given(args, 0), body: null });
      output.answer(answer, () => {
        output.rows(holdColumns(output.language, true), [answer.hold]);
        if (answer.copy !== null) output.rows(CLEAR_COLUMNS, [answer.copy]);
      });
    },
  },
  {
    usage: "pick-list",
    summary: "Show the pick list of this library, in shelf order",
    example: "pick-list --library west",
    async run({ api, output, library }) {
      const answer = await api.ask("pickList", { body: { library: library() } });
      output.answer(answer, () => output.rows(pickColumns(output.language), answer.lines));
    },
  },
  {
    usage: "courier-list",
    summary: "List copies in transit to this library, and late ones",
    example: "courier-list --library west",
    async run({ api, output, library }) {
      const answer = await api.ask("courierList", { body: { library: library() } });
      output.answer(answer, () => output.rows(courierColumns(output.language), answer.lines));
    },
  },
  {
    usage: "clear-list",
    summary: "List ended holds to remove from the hold shelf of this library",
    example: "clear-list --library west",
    async run({ api, output, library }) {
      const answer = await api.ask("clearList", { body: { library: library() } });
      output.answer(answer, () => output.rows(CLEAR_COLUMNS, answer.lines));
    },
  },
];

function statesOf(said: string | null): readonly HoldState[] {
  if (said === null) return LIVE;
  return said.split(",").map((word) => {
    const state = HOLD_STATES.find((one) => one === word.trim());
    if (state === undefined) throw usage(`--state ${word} is not one of ${HOLD_STATES.join(", ")}.`);
    return state;
  });
}

function pickColumns(language: CliLanguage): readonly Column<PickLine>[] {
  return [
    { head: HEADS.place, of: ({ copy }) => copy.place[language], wraps: true },
    { head: HEADS.callNumber, of: ({ copy }) => copy.callNumber },
    { head: HEADS.barcode, of: ({ copy }) => copy.barcode },
    { head: HEADS.title, of: ({ title }) => titleText(title), wraps: true },
    { head: HEADS.hold, of: ({ hold }) => hold, right: true },
    { head: HEADS.approved, of: ({ approved }) => (approved ? "✓" : "") },
    { head: HEADS.pickup, of: ({ pickup }) => pickup },
  ];
}

function courierColumns(language: CliLanguage): readonly Column<CourierLine>[] {
  return [
    {
      head: HEADS.arrives,
      of: ({ arrives, late }) => `${arrives ?? ""}${late ? ` ${say("late", language)}` : ""}`,
    },
    { head: HEADS.from, of: ({ from }) => from },
    { head: HEADS.barcode, of: ({ copy }) => copy.barcode },
    { head: HEADS.title, of: ({ title }) => titleText(title), wraps: true },
    { head: HEADS.hold, of: ({ hold }) => hold ?? "", right: true },
    { head: HEADS.sent, of: ({ sentAt }) => instant(sentAt) },
  ];
}

const CLEAR_COLUMNS: readonly Column<ClearLine>[] = [
  { head: HEADS.shelf, of: ({ shelf }) => shelf ?? "" },
  { head: HEADS.barcode, of: ({ copy }) => copy.barcode },
  { head: HEADS.title, of: ({ title }) => titleText(title), wraps: true },
  { head: HEADS.hold, of: ({ hold }) => hold ?? "", right: true },
  { head: HEADS.to, of: ({ to }) => to },
];
