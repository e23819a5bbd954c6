import { writeFileSync } from "node:fs";
import { KIOSK_KINDS, type KioskInfo } from "#contract/domain/kiosk.ts";
import { STAFF_ROLES, type StaffMember } from "#contract/domain/staff.ts";
import { CommandEnd, EXIT, usage } from "../exit.ts";
import { instant, type Output } from "../output.ts";
import { HEADS, say } from "../strings.ts";
import type { Column } from "../table.ts";
import { given, type Options, textOption, type Verb } from "../verb.ts";

const TOKEN_OPTION = ["--to <file>", "write the token into this new file instead of showing it"] as const;

/** Staff and their roles. */
export const STAFF_VERBS: readonly Verb[] = [
  {
    usage: "whoami",
    summary: "Show the owner and the role of this token",
    example: "whoami",
    async run({ api, output }) {
      const me = await api.ask("me", { body: null });
      output.answer(me, () => output.rows(MEMBER_COLUMNS, [me]));
    },
  },
  {
    usage: "list",
    summary: "List members of staff, also those whose token was revoked",
    example: "list",
    async run({ api, output }) {
      const answer = await api.ask("listStaff", { body: null });
      output.answer(answer, () => output.rows(MEMBER_COLUMNS, answer.staff));
    },
  },
  {
    usage: "add <name>",
    summary: `Add a member of staff (${STAFF_ROLES.join(", ")}); the token is shown once`,
    example: 'add "西部カウンター1" --role counter --to west-1.token',
    options: [["--role <role>", `${STAFF_ROLES.join(", ")}; default: ${STAFF_ROLES[0]}`], TOKEN_OPTION],
    async run({ api, output }, args, options) {
      const role = oneOf(STAFF_ROLES, textOption(options, "role") ?? STAFF_ROLES[0], "--role");
      const answer = await api.ask("addStaff", { body: { name: given(args, 0), role } });
      showToken(output, answer, options, () => output.rows(MEMBER_COLUMNS, [answer.member]));
    },
  },
  {
    usage: "revoke <id>",
    summary: "Revoke the token of a member of staff",
    example: "revoke 4",
    async run({ api, output }, args) {
      const member = await api.ask("revokeStaff", { id: given(args, 0), body: null });
      output.answer(member, () => output.rows(MEMBER_COLUMNS, [member]));
    },
  },
];

/** Kiosks and monitors. */
export const KIOSK_VERBS: readonly Verb[] = [
  {
    usage: "list",
    summary: "List kiosks and monitors, also revoked ones",
    example: "kiosk list",
    async run({ api, output }) {
      const answer = await api.ask("listKiosks", { body: null });
      output.answer(answer, () => output.rows(KIOSK_COLUMNS, answer.kiosks));
    },
  },
  {
    usage: "add <name>",
    summary: "Add a kiosk, or a monitor that reads the metrics; the token is shown once",
    example: "kiosk add 西部1階 --to west-1f.token",
    options: [["--kind <kind>", `${KIOSK_KINDS.join(", ")}; default: ${KIOSK_KINDS[0]}`], TOKEN_OPTION],
    async run({ api, output }, args, options) {
      const kind = oneOf(KIOSK_KINDS, textOption(options, "kind") ?? KIOSK_KINDS[0], "--kind");
      const answer = await api.ask("addKiosk", { body: { name: given(args, 0), kind } });
      showToken(output, answer, options, () => output.rows(KIOSK_COLUMNS, [answer.kiosk]));
    },
  },
  {
    usage: "revoke <id>",
    summary: "Revoke the token of a kiosk; its sessions end at once",
    example: "kiosk revoke 2",
    async run({ api, output }, args) {
      const kiosk = await api.ask("revokeKiosk", { id: given(args, 0), body: null });
      output.answer(kiosk, () => output.rows(KIOSK_COLUMNS, [kiosk]));
    },
  },
];

function oneOf<T extends string>(values: readonly T[], said: string, flag: string): T {
  const value = values.find((one) => one === said);
  if (value === undefined) throw usage(`${flag} ${said} is not one of ${values.join(", ")}.`);
  return value;
}

/** Writes a new secret into a file that only its owner can read, or prints it once. */
function showToken(
  output: Output,
  answer: { readonly token: string | null },
  options: Options,
  show: () => void,
): void {
  const file = textOption(options, "to");
  const what = HEADS.token[output.language];
  if (file !== null && answer.token !== null) {
    writeSecret(file, answer.token);
    output.answer({ ...answer, token: null }, show);
    return;
  }
  output.answer(answer, () => {
    show();
    output.values([[HEADS.token, answer.token]]);
  });
  output.hint(say(answer.token === null ? "shownBefore" : "shownOnce", output.language, { what }));
}

/**
 * Writes a secret into a new file for its owner only. Throws `CommandEnd` if the file exists or cannot be created: the secret is
 * then lost, so its owner must be revoked and added again.
 */
function writeSecret(file: string, secret: string): void {
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandEnd(
      EXIT.bug,
      `The token could not be written (${why}): revoke this one and add another.`,
    );
  }
}

const MEMBER_COLUMNS: readonly Column<StaffMember>[] = [
  { head: HEADS.id, of: (member) => member.id, right: true },
  { head: HEADS.name, of: (member) => member.name, wraps: true },
  { head: HEADS.role, of: (member) => member.role },
  { head: HEADS.madeAt, of: (member) => instant(member.madeAt) },
  { head: HEADS.revoked, of: (member) => instant(member.revokedAt) },
];

const KIOSK_COLUMNS: readonly Column<KioskInfo>[] = [
  { head: HEADS.id, of: (kiosk) => kiosk.id, right: true },
  { head: HEADS.name, of: (kiosk) => kiosk.name, wraps: true },
  { head: HEADS.kind, of: (kiosk) => kiosk.kind },
  { head: HEADS.madeAt, of: (kiosk) => instant(kiosk.createdAt) },
  { head: HEADS.seen, of: (kiosk) => instant(kiosk.lastSeenAt) },
  { head: HEADS.revoked, of: (kiosk) => instant(kiosk.revokedAt) },
];
