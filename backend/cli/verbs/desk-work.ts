import { z } from "zod";
import type { BouncedAddress, JournalLine, StaffMail, StaffTask } from "#contract/domain/staff-office.ts";
import { usage } from "../exit.ts";
import { instant } from "../output.ts";
import { HEADS, say } from "../strings.ts";
import type { Column } from "../table.ts";
import { AFTER, given, type Options, textOption, type Verb } from "../verb.ts";
import { titleText } from "./titles.ts";

const JOURNAL_LINES = "50";
const MOST_JOURNAL_LINES = 500;

/** Mail, manual tasks and the journal (D29, D45, D46, D83). */
export const DESK_VERBS: readonly Verb[] = [
  {
    usage: "tasks",
    summary: "List tasks for staff: calls, postcards, holds that cannot be filled",
    example: "tasks --library west",
    async run({ api, output, libraryOrAll }) {
      const answer = await api.ask("listTasks", { body: { library: libraryOrAll() } });
      output.answer(answer, () => output.rows(TASK_COLUMNS, answer.tasks));
    },
  },
  {
    usage: "task-done <task>",
    summary: "Mark a task as done",
    example: "task-done 31",
    async run({ api, output }, args) {
      const answer = await api.ask("finishTask", { id: given(args, 0), body: null });
      output.answer(answer, () => output.line(say("taskDone", output.language)));
    },
  },
  {
    usage: "outbox",
    summary: "List pending and failed mails, without texts and addresses",
    example: "outbox",
    options: [AFTER],
    async run({ api, output }, _args, options) {
      const answer = await api.ask("outbox", { body: { after: textOption(options, "after") } });
      output.answer(answer, () => output.rows(MAIL_COLUMNS, answer.mails));
      if (answer.next !== null) output.hint(say("moreAfter", output.language, { next: answer.next }));
    },
  },
  {
    usage: "bounced [card]",
    summary: "List addresses that bounced or refuse mail; with a card, mark its address as bounced",
    example: "bounced 2001234 --refused",
    options: [["--refused", "the address refuses mail: the email service is off"], AFTER],
    async run({ api, output, argOrStdin }, args, options) {
      const [card] = args;
      if (card !== undefined) {
        const state = options["refused"] === true ? "refused" : "bounced";
        const patron = await api.ask("markBounced", { body: { card: await argOrStdin(card), state } });
        const { email } = patron;
        output.answer(patron, () =>
          output.values([
            [HEADS.card, patron.card],
            [HEADS.email, email.state],
          ]),
        );
        return;
      }
      const answer = await api.ask("bounced", { body: { after: textOption(options, "after") } });
      output.answer(answer, () => output.rows(BOUNCED_COLUMNS, answer.addresses));
      if (answer.next !== null) output.hint(say("moreAfter", output.language, { next: answer.next }));
    },
  },
  {
    usage: "remove-address <address>",
    summary: "Remove an email address from every card if its owner did not register it",
    example: "remove-address hanako@mail.example",
    async run({ api, output, argOrStdin }, args) {
      const address = await argOrStdin(given(args, 0));
      const answer = await api.ask("removeAddress", { body: { address } });
      output.answer(answer, () => {
        if (answer.cards.length === 0) output.line(say("addressNowhere", output.language));
        else output.rows([{ head: HEADS.card, of: (card: string) => card }], answer.cards);
      });
    },
  },
  {
    usage: "write <key>",
    summary: "Look up the outcome of a request by the operation key on a kiosk's staff screen",
    example: "write 0b54a5d7-3d5e-4a5c-8e1c-2f3a8b1c9d10",
    async run({ api, output }, args) {
      const answer = await api.ask("findWrite", { body: { key: keyOf(given(args, 0)) } });
      output.answer(answer, () => output.line(say(WRITE_STRINGS[answer.outcome], output.language)));
    },
  },
  {
    usage: "journal",
    summary: "Show the journal: who did what to which hold or copy, newest first; IDs only",
    example: "journal --hold 1204",
    options: [
      ["--hold <hold>", "only entries on this hold"],
      ["--copy <barcode>", "only entries on this copy"],
      ["--staff <id>", "only entries by or on this member of staff"],
      ["--before <next>", "continue from an earlier page"],
      ["--limit <count>", `lines per page, 1-${MOST_JOURNAL_LINES}; default ${JOURNAL_LINES}`],
    ],
    async run({ api, output }, _args, options) {
      const text = (name: string): string | null => textOption(options, name);
      const answer = await api.ask("journal", {
        body: {
          hold: text("hold"),
          copy: text("copy"),
          staff: text("staff"),
          before: text("before"),
          limit: limitOf(options),
        },
      });
      output.answer(answer, () => output.rows(JOURNAL_COLUMNS, answer.lines));
      if (answer.next !== null) output.hint(say("more", output.language, { next: answer.next }));
    },
  },
];

const WRITE_STRINGS = { done: "writeDone", refused: "writeRefused", unknown: "writeUnknown" } as const;

/** Checks the format of a key: a mistyped one must not be reported as a write that never arrived. */
function keyOf(typed: string): string {
  const key = z.uuid().safeParse(typed.trim());
  if (key.success) return key.data;
  throw usage("This is not an operation key: it has 32 digits and letters a-f in five groups (8-4-4-4-12).");
}

function limitOf(options: Options): number {
  const said = textOption(options, "limit") ?? JOURNAL_LINES;
  const limit = /^\d{1,3}$/u.test(said) ? Number(said) : 0;
  if (limit < 1 || limit > MOST_JOURNAL_LINES) throw usage(`--limit takes 1 to ${MOST_JOURNAL_LINES}.`);
  return limit;
}

const TASK_COLUMNS: readonly Column<StaffTask>[] = [
  { head: HEADS.task, of: (task) => task.id, right: true },
  { head: HEADS.kind, of: (task) => task.kind },
  { head: HEADS.way, of: (task) => task.way },
  { head: HEADS.why, of: (task) => task.why },
  { head: HEADS.card, of: (task) => task.hold.card },
  { head: HEADS.title, of: (task) => titleText(task.hold.title), wraps: true },
  { head: HEADS.pickup, of: (task) => task.library },
  { head: HEADS.until, of: (task) => task.hold.readyUntil ?? "" },
  { head: HEADS.madeAt, of: (task) => instant(task.madeAt) },
];

const MAIL_COLUMNS: readonly Column<StaffMail>[] = [
  { head: HEADS.id, of: (mail) => mail.id, right: true },
  { head: HEADS.kind, of: (mail) => mail.kind },
  { head: HEADS.state, of: (mail) => mail.state },
  { head: HEADS.card, of: (mail) => mail.card },
  { head: HEADS.hold, of: (mail) => mail.hold ?? "", right: true },
  { head: HEADS.madeAt, of: (mail) => instant(mail.madeAt) },
  { head: HEADS.attempts, of: (mail) => String(mail.attempts), right: true },
  { head: HEADS.nextTry, of: (mail) => instant(mail.nextTryAt) },
  { head: HEADS.trouble, of: (mail) => mail.trouble ?? "", wraps: true },
];

const BOUNCED_COLUMNS: readonly Column<BouncedAddress>[] = [
  { head: HEADS.card, of: (one) => one.card },
  { head: HEADS.state, of: (one) => one.state },
  { head: HEADS.email, of: (one) => one.masked, wraps: true },
];

const JOURNAL_COLUMNS: readonly Column<JournalLine>[] = [
  { head: HEADS.at, of: (line) => instant(line.at) },
  { head: HEADS.by, of: ({ by }) => (by.id === null ? by.kind : `${by.kind} ${by.id}`) },
  { head: HEADS.verb, of: (line) => line.verb },
  { head: HEADS.hold, of: (line) => line.hold ?? "", right: true },
  { head: HEADS.copy, of: (line) => line.copy ?? "", right: true },
  { head: HEADS.patron, of: (line) => line.patron ?? "", right: true },
  { head: HEADS.staff, of: (line) => line.staff ?? "", right: true },
  { head: HEADS.task, of: (line) => line.task ?? "", right: true },
  { head: HEADS.kiosk, of: (line) => line.kiosk ?? "", right: true },
];
