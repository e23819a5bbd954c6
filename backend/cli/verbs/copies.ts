import type { Lent, MarkedCopy, Placed, Placement, Returned } from "#contract/domain/staff.ts";
import type { Context } from "../context.ts";
import type { Output } from "../output.ts";
import { type CliLanguage, HEADS, say } from "../strings.ts";
import { given, type Options, textOption, type Verb } from "../verb.ts";
import { titleText } from "./titles.ts";

const SHELF_OPTION = [["--shelf <number>", "number on the hold shelf; default: the next free one"]] as const;

/** Copies: courier, hold shelf, counter, loss (D37-D40). */
export const COPY_VERBS: readonly Verb[] = [
  {
    usage: "send <barcode>",
    summary: "Send a copy by courier: to its pickup library, or back to its own library",
    example: "send 100000015 --library central",
    async run({ api, output, library, argOrStdin }, args) {
      const barcode = await argOrStdin(given(args, 0));
      showPlaced(output, await api.ask("send", { body: { library: library(), barcode } }));
    },
  },
  {
    usage: "receive <barcode>",
    summary: "Receive a copy from the courier and show where it goes",
    example: "receive 100000015 --library west",
    options: SHELF_OPTION,
    async run(context, args, options) {
      const body = await shelve(context, args, options);
      showPlaced(context.output, await context.api.ask("receive", { body }));
    },
  },
  {
    usage: "ready <barcode>",
    summary: "Put a copy on the hold shelf of its pickup library; the patron is notified",
    example: "ready 100000015 --library west --shelf A-07",
    options: SHELF_OPTION,
    async run(context, args, options) {
      const body = await shelve(context, args, options);
      showPlaced(context.output, await context.api.ask("ready", { body }));
    },
  },
  {
    usage: "lend <card> <barcode>",
    summary: "Lend a copy; a hold of the patron on it is fulfilled",
    example: "lend 2001234 100000015 --library west",
    async run({ api, output, library, argOrStdin }, args) {
      const card = await argOrStdin(given(args, 0));
      const barcode = await argOrStdin(given(args, 1));
      showLent(output, await api.ask("lend", { body: { library: library(), card, barcode } }));
    },
  },
  {
    usage: "return <barcode>",
    summary: "Return a copy and show where it goes: next hold, courier or shelf",
    example: "return 100000015 --library west",
    options: SHELF_OPTION,
    async run(context, args, options) {
      const body = await shelve(context, args, options);
      showReturned(context.output, await context.api.ask("return", { body }));
    },
  },
  {
    usage: "lost <barcode>",
    summary: "Mark a copy as missing; its hold returns to the queue",
    example: "lost 100000015",
    async run({ api, output, argOrStdin }, args) {
      const barcode = await argOrStdin(given(args, 0));
      showMarked(output, await api.ask("markLost", { body: { barcode } }));
    },
  },
  {
    usage: "found <barcode>",
    summary: "Mark a missing copy as found",
    example: "found 100000015",
    async run({ api, output, argOrStdin }, args) {
      const barcode = await argOrStdin(given(args, 0));
      showMarked(output, await api.ask("markFound", { body: { barcode } }));
    },
  },
];

async function shelve({ library, argOrStdin }: Context, args: readonly string[], options: Options) {
  const barcode = await argOrStdin(given(args, 0));
  return { library: library(), barcode, shelf: textOption(options, "shelf") };
}

function placementLine(placement: Placement, language: CliLanguage): string {
  switch (placement.kind) {
    case "hold-shelf":
      return say("toHoldShelf", language, { ...placement });
    case "courier": {
      const { to, hold, arrives } = placement;
      const line =
        hold === null ? say("homeByCourier", language, { to }) : say("toCourier", language, { to, hold });
      return arrives === null ? line : `${line} (${HEADS.arrives[language]}: ${arrives})`;
    }
    case "shelf":
      return say("toShelf", language);
  }
}

function showPlaced(output: Output, placed: Placed): void {
  output.answer(placed, () => {
    output.line(`${placed.copy.barcode} ${titleText(placed.title)}`);
    output.line(placementLine(placed.placement, output.language));
  });
}

function showReturned(output: Output, returned: Returned): void {
  const { language } = output;
  output.answer(returned, () => {
    output.line(`${returned.copy.barcode} ${titleText(returned.title)}`);
    if (!returned.wasOnLoan) output.line(say("wasNotOnLoan", language));
    output.values([[HEADS.daysLate, returned.daysLate > 0 ? returned.daysLate : null]]);
    output.line(placementLine(returned.placement, language));
  });
}

function showLent(output: Output, lent: Lent): void {
  output.answer(lent, () => {
    output.line(`${lent.copy.barcode} ${titleText(lent.title)}`);
    output.values([
      [HEADS.due, lent.dueDate],
      [HEADS.loans, `${lent.loans}/${lent.maxLoans}`],
      [HEADS.overdue, lent.overdue > 0 ? lent.overdue : null],
      [HEADS.hold, lent.fulfilled],
      [HEADS.waiting, lent.waiting > 0 ? lent.waiting : null],
    ]);
  });
}

function showMarked(output: Output, marked: MarkedCopy): void {
  const { language } = output;
  output.answer(marked, () => {
    output.line(`${marked.copy.barcode} ${titleText(marked.title)}`);
    output.line(say(marked.missing ? "lost" : "found", language));
    if (marked.onLoan) output.line(say("stillOnLoan", language));
    if (marked.requeued !== null) output.line(say("requeued", language, { hold: marked.requeued }));
    for (const hold of marked.unfillable) output.line(say("unfillable", language, { hold }));
  });
}
