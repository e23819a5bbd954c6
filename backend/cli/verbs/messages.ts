import { z } from "zod";
import { MESSAGE_KINDS, type MessageKind } from "#contract/domain/message.ts";
import type { StaffMessage } from "#contract/domain/staff.ts";
import { usage } from "../exit.ts";
import { instant } from "../output.ts";
import { HEADS, say } from "../strings.ts";
import type { Column } from "../table.ts";
import { given, type Options, textOption, type Verb } from "../verb.ts";

/** Messages to one patron, which the kiosk shows after the sign-in. */
export const MESSAGE_VERBS: readonly Verb[] = [
  {
    usage: "message <card> [text]",
    summary: "Write a message to a patron; its text in quotes, or - for a line of standard input",
    example: 'message 2001234 "傘をお預かりしています。" --until 2027-01-31',
    options: [
      ["--kind <kind>", `${MESSAGE_KINDS.join(", ")}; all except text appear in the patron's language`],
      ["--important", "shown first, and marked as important on the first screen"],
      ["--confirm", "the patron is asked to confirm it"],
      ["--until <date>", "last day on which it is shown, yyyy-mm-dd"],
    ],
    async run({ api, output, argOrStdin }, args, options) {
      const kind = kindOf(options);
      const until = untilOf(options);
      const card = await argOrStdin(given(args, 0));
      const [, said] = args;
      const text = said === undefined ? "" : await argOrStdin(said);
      if (kind === "text" && text === "") throw usage("Missing text of the message, or --kind.");
      const message = await api.ask("writeMessage", {
        body: {
          card,
          kind,
          text,
          weight: options["important"] === true ? "important" : "plain",
          confirm: options["confirm"] === true,
          ...(until === null ? {} : { until }),
        },
      });
      output.answer(message, () =>
        output.values([
          [HEADS.id, message.id],
          [HEADS.card, message.card],
          [HEADS.message, message.text.replaceAll("\n", " ")],
          [HEADS.shownUntil, message.until],
        ]),
      );
    },
  },
  {
    usage: "messages <card>",
    summary: "List the messages of a patron, and when each was read",
    example: "messages 2001234",
    async run({ api, output, argOrStdin }, args) {
      const answer = await api.ask("listMessages", { body: { card: await argOrStdin(given(args, 0)) } });
      output.answer(answer, () => output.rows(COLUMNS, answer.messages));
    },
  },
  {
    usage: "withdraw-message <message>",
    summary: "Withdraw a message, read or not",
    example: "withdraw-message 12",
    async run({ api, output }, args) {
      const answer = await api.ask("withdrawMessage", { id: given(args, 0), body: null });
      output.answer(answer, () => output.line(say("messageWithdrawn", output.language)));
    },
  },
];

function kindOf(options: Options): MessageKind {
  const said = textOption(options, "kind") ?? "text";
  const kind = MESSAGE_KINDS.find((one) => one === said);
  if (kind === undefined) throw usage(`--kind takes ${MESSAGE_KINDS.join(", ")}.`);
  return kind;
}

function untilOf(options: Options): string | null {
  const said = textOption(options, "until");
  if (said === null || z.iso.date().safeParse(said).success) return said;
  throw usage(`--until ${said} is not a date, such as 2027-01-31.`);
}

const COLUMNS: readonly Column<StaffMessage>[] = [
  { head: HEADS.id, of: (message) => message.id, right: true },
  { head: HEADS.kind, of: (message) => message.kind },
  { head: HEADS.weight, of: ({ weight, confirm }) => (confirm ? `${weight}, confirm` : weight) },
  { head: HEADS.madeAt, of: (message) => instant(message.writtenAt) },
  { head: HEADS.shownUntil, of: (message) => message.until ?? "" },
  { head: HEADS.read, of: (message) => instant(message.readAt) },
  { head: HEADS.message, of: (message) => message.text.replaceAll("\n", " "), wraps: true },
];
