import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";
import type { Ask } from "#main/library/sip2/compose.ts";
import { guessEncoding } from "#main/library/sip2/encoding.ts";
import { every, first, type Message } from "#main/library/sip2/message.ts";
import { type MessageChannel, openMessageChannel } from "#main/library/sip2/message-channel.ts";
import type { AnswerId, RequestId } from "#main/library/sip2/messages.table.ts";
import { profileOf, type ServerProfile } from "#main/library/sip2/server-profiles.ts";
import type { Plan } from "./arguments.ts";
import { createProbeRecorder, type Marks, type ProbeRecorder } from "./probe-recorder.ts";

/** A message format that was tried, and the result: "ok" or a reason. */
export interface Tried extends Pick<ServerProfile, "errorDetection" | "terminator"> {
  readonly outcome: string;
}

/** Results with the test card. */
export interface CardFindings {
  /** Whether 63 was answered with empty AC, AD, BP and BQ, and without them. */
  readonly withEmpty: boolean;
  readonly withoutEmpty: boolean;
  /** BL; CQ of 64 and of 24; empty = the field is missing. */
  readonly known: string;
  readonly proof63: string;
  readonly proof23: string;
  /** Whether 63 without the password tells of a card that may borrow (D87). */
  readonly knownAlone: boolean;
  /** Whether all loans look like barcodes; null = there are none. */
  readonly listsBarcodes: boolean | null;
}

export interface Findings {
  readonly tried: readonly Tried[];
  /** The first format that worked; null = none. */
  readonly base: Tried | null;
  /** Null = only ASCII was seen. */
  readonly encoding: Sip2Encoding | null;
  readonly sums: ProbeRecorder["sums"];
  readonly marks: Marks;
  readonly state: Message<"98"> | null;
  readonly card: CardFindings | null;
  /** Circulation status of the test copy; undefined = no answer, null = there is no test copy. */
  readonly circulation: string | undefined | null;
  /** Whether 35 was answered; null = not sent. */
  readonly ends: boolean | null;
  readonly times: readonly number[];
}

const NEVER = new AbortController().signal;
const BARCODE = /^[A-Za-z0-9-]{3,20}$/u;
/** `strict` comes second to last, since it only confirms the checksums. */
const MODES = [
  ["send", "cr"],
  ["off", "cr"],
  ["strict", "cr"],
  ["send", "crlf"],
] as const;
/** Reasons to stop: three wrong logins can lock an account, and an unreachable server stays so. */
const HOPELESS: readonly string[] = ["refused", "unreachable", "untrusted"];

/** Uses a new connection for each request, so that one that breaks it does not affect others. */
function createAsker({ sip2 }: Plan, recorder: ProbeRecorder) {
  /** A logged-in connection, or why there is none. */
  async function enter(profile: ServerProfile, login: boolean): Promise<MessageChannel | string> {
    const channel = await openMessageChannel({ sip2, profile, trace: recorder.hear }, NEVER);
    if (typeof channel === "string" || !login || sip2.user === "") return channel;
    const fields = { CN: sip2.user, CO: sip2.password, CP: sip2.location };
    const reply = await channel.ask({ id: "93", fields }, sip2.loginSeconds * 1000, NEVER);
    if (reply.kind === "answer" && reply.message.parts.ok === "1") return channel;
    channel.close();
    if (reply.kind === "answer") return "refused";
    return reply.kind === "lost" ? reply.reason : reply.kind;
  }

  /** The answer, or why there is none. */
  return async <Id extends RequestId>(
    ask: Ask<Id>,
    profile: Partial<ServerProfile>,
    login = true,
  ): Promise<Message<AnswerId<Id>> | string> => {
    const channel = await enter({ ...profileOf(sip2), institution: "any", ...profile }, login);
    if (typeof channel === "string") return channel;
    const reply = await channel.ask(ask, sip2.requestSeconds * 1000, NEVER);
    channel.close();
    if (reply.kind === "answer") return reply.message;
    return reply.kind === "lost" ? reply.reason : reply.kind;
  };
}

type Asker = ReturnType<typeof createAsker>;

async function tryCard(plan: Plan, asker: Asker, profile: Partial<ServerProfile>): Promise<CardFindings> {
  const who = { AA: plan.card, AD: plan.cardPassword };
  const loans = { id: "63", parts: { summary: "  Y       " }, fields: who } as const;
  const full = await asker(loans, { ...profile, sendEmpty: true });
  const spare = await asker(loans, { ...profile, sendEmpty: false });
  const status = await asker({ id: "23", fields: who }, profile);
  const alone = await asker({ id: "63", fields: { AA: plan.card } }, profile);
  const found = typeof full === "string" ? spare : full;
  const lent = typeof found === "string" ? [] : every(found, "AU");
  return {
    withEmpty: typeof full !== "string",
    withoutEmpty: typeof spare !== "string",
    known: (typeof found !== "string" && first(found, "BL")) || "",
    proof63: (typeof found !== "string" && first(found, "CQ")) || "",
    proof23: (typeof status !== "string" && first(status, "CQ")) || "",
    knownAlone:
      typeof alone !== "string" && first(alone, "BL") === "Y" && alone.parts.status.charAt(0) !== "Y",
    listsBarcodes: lent.length === 0 ? null : lent.every((value) => BARCODE.test(value)),
  };
}

/** Tests the server; `say` gets the masked transcript, line by line. */
export async function probe(plan: Plan, say: (line: string) => void): Promise<Findings> {
  const recorder = createProbeRecorder(plan.sip2.institution, say);
  const asker = createAsker(plan, recorder);
  const tried: Tried[] = [];
  let state: Message<"98"> | null = null;
  for (const [errorDetection, terminator] of MODES) {
    say(`-- error detection ${errorDetection}, end of messages ${terminator === "cr" ? "CR" : "CR LF"}`);
    const answer = await asker({ id: "99" }, { errorDetection, terminator });
    if (typeof answer !== "string") state = answer;
    tried.push({ errorDetection, terminator, outcome: typeof answer === "string" ? answer : "ok" });
    if (HOPELESS.includes(tried.at(-1)?.outcome ?? "")) break;
  }
  const base = tried.find((one) => one.outcome === "ok" && one.errorDetection !== "strict") ?? null;
  const waysNow = (): Partial<ServerProfile> => {
    const table = guessEncoding(recorder.answers) ?? "utf-8";
    const { errorDetection = "send", terminator = "cr" } = base ?? {};
    return { errorDetection, terminator, encodingIn: table, encodingOut: table };
  };

  let card: CardFindings | null = null;
  let circulation: string | undefined | null = null;
  let ends: boolean | null = null;
  if (base !== null && plan.sip2.user !== "") {
    // The answer identifies the server and is harmless.
    say("-- the state before a login");
    await asker({ id: "99" }, waysNow(), false);
  }
  if (base !== null && plan.card !== "") {
    say("-- the test card");
    card = await tryCard(plan, asker, waysNow());
  }
  if (base !== null && plan.item !== "") {
    say("-- the test copy");
    const answer = await asker({ id: "17", fields: { AB: plan.item } }, waysNow());
    circulation = typeof answer === "string" ? undefined : answer.parts.circulation;
  }
  if (base !== null && plan.card !== "") {
    say("-- the end of a visit");
    const who = { AA: plan.card, AD: plan.cardPassword };
    ends = typeof (await asker({ id: "35", fields: who }, waysNow())) !== "string";
  }
  const { sums, marks, times } = recorder;
  return {
    tried,
    base,
    encoding: guessEncoding(recorder.answers),
    sums,
    marks,
    state,
    card,
    circulation,
    ends,
    times,
  };
}
