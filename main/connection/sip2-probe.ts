import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { CureChange, Finding, TestCard } from "#contract/staff/connection.ts";
import { guessEncoding } from "../library/sip2/encoding.ts";
import { type Heard, type Line, openLine } from "../library/sip2/line.ts";
import { first, type Message } from "../library/sip2/message.ts";
import { type Ways, waysOf } from "../library/sip2/ways.ts";
import { FINE, type Found, failed, notice } from "./found.ts";
import type { Probe } from "./probe.ts";
import { type Place, wouldEncrypt } from "./wire.ts";

/** Longest wait for one answer in seconds: several ways are tried, one after the other. */
const MOST_SECONDS = 4;
const NEVER = new AbortController().signal;

function placeOf({ host, port, tls }: Sip2Settings): Place {
  return {
    host,
    port,
    tls: tls.on ? tls : null,
    paths: {
      host: "backend.sip2.host",
      port: "backend.sip2.port",
      authority: "backend.sip2.tls.authority",
      serverName: "backend.sip2.tls.serverName",
      certificate: "backend.sip2.tls.certificate",
    },
  };
}

/** One way that is tried when the usual one has no answer, and what its success means. */
interface Other {
  readonly finding: Finding;
  readonly change: CureChange;
  readonly ways: Partial<Ways>;
}

/** Ways to write a request that servers differ in, without the one that was tried already (SIP-1, SIP-5, SIP-19). */
function othersOf(ways: Ways, hasAccount: boolean): readonly Other[] {
  const end = ways.terminator === "cr" ? "crlf" : "cr";
  const sums = (["send", "off"] as const).filter((mode) => mode !== ways.errorDetection);
  return [
    ...sums.map((mode) => ({
      finding: "checksum" as const,
      change: { path: "backend.sip2.errorDetection", value: mode },
      ways: { errorDetection: mode },
    })),
    {
      finding: "line-end",
      change: { path: "backend.sip2.terminator", value: end },
      ways: { terminator: end },
    },
    // Without an account a hello without 99 asks nothing, and would prove nothing.
    ...(ways.statusFirst && hasAccount
      ? [
          {
            finding: "status-first" as const,
            change: { path: "backend.sip2.statusFirst", value: false },
            ways: { statusFirst: false },
          },
        ]
      : []),
  ];
}

/** Findings that are told as they are, when no other way helped. */
const LOST: Readonly<Record<string, Finding>> = {
  timeout: "no-answer",
  closed: "closed",
  nonsense: "nonsense",
  resend: "nonsense",
  checksum: "checksum",
  mismatch: "nonsense",
};

/** A line that has said hello, with the state where it was asked; or why there is none. */
type Hello = { readonly line: Line; readonly state: Message<"98"> | null } | string;

/** Tries a SIP2 server, on connections of its own; when it does not answer, other ways to ask. */
export function createSip2Probe({ backend }: Settings): Probe {
  const sip2: Sip2Settings = {
    ...backend.sip2,
    loginSeconds: Math.min(MOST_SECONDS, backend.sip2.loginSeconds),
    requestSeconds: Math.min(MOST_SECONDS, backend.sip2.requestSeconds),
  };
  // Whose institution it is, is looked at below; an answer with another one is told, not thrown away.
  const usual: Ways = { ...waysOf(sip2), institution: "any" };
  const place = placeOf(sip2);
  const answers: Buffer[] = [];
  let state: Message<"98"> | null = null;

  function hear(heard: Heard): void {
    if (heard.way === "in") answers.push(Buffer.from(heard.bytes));
  }

  async function hello(ways: Ways): Promise<Hello> {
    const line = await openLine({ sip2, ways, hear }, NEVER);
    if (typeof line === "string") return line;
    const why = await enter(line);
    if (why !== null) {
      line.close();
      return why;
    }
    if (!ways.statusFirst) return { line, state: null };
    const reply = await line.ask({ id: "99" }, sip2.requestSeconds * 1000, NEVER);
    if (reply.kind === "answer") return { line, state: reply.message };
    line.close();
    return reply.kind === "lost" ? reply.reason : reply.kind;
  }

  /** 93, where the settings have an account; null = we are in. */
  async function enter(line: Line): Promise<string | null> {
    if (sip2.user === "") return null;
    const fields = { CN: sip2.user, CO: sip2.password, CP: sip2.location };
    const reply = await line.ask({ id: "93", fields }, sip2.loginSeconds * 1000, NEVER);
    if (reply.kind === "answer") return reply.message.parts.ok === "1" ? null : "refused";
    return reply.kind === "lost" ? reply.reason : reply.kind;
  }

  async function login(): Promise<Found> {
    const found = await hello(usual);
    if (typeof found !== "string") {
      state = found.state;
      found.line.close();
      return FINE;
    }
    if (found === "refused") return failed("wrong-account", "backend.sip2.user");
    if (found === "untrusted") return failed("client-certificate", "backend.sip2.tls.certificate");
    if (found === "unreachable") return failed("unreachable", "backend.sip2.host");
    if (found === "unfit") return failed("encoding", "backend.sip2.encodingOut");
    // What encrypts hangs up on plain text at once; what is silent would only be waited for.
    const mayEncrypt = !sip2.tls.on && found !== "timeout";
    if (mayEncrypt && (await wouldEncrypt(place))) return failed("tls-wanted", "backend.sip2.tls.on", true);
    return (await otherWay()) ?? failed(LOST[found] ?? "nonsense", "backend.sip2.preset");
  }

  async function otherWay(): Promise<Found | null> {
    for (const { finding, change, ways } of othersOf(usual, sip2.user !== "")) {
      const found = await hello({ ...usual, ...ways });
      // It answered: this was the way, whatever it thinks of our account.
      if (found === "refused") return failed(finding, change.path, change.value);
      if (typeof found === "string") continue;
      found.line.close();
      return failed(finding, change.path, change.value);
    }
    return null;
  }

  /** The bytes so far are in another table than the settings say. */
  function wrongEncoding(): Found | null {
    const guess = guessEncoding(answers);
    if (guess === null || guess === usual.encodingIn) return null;
    return {
      outcome: "failed",
      finding: "encoding",
      cure: {
        path: "backend.sip2.encodingIn",
        changes: [
          { path: "backend.sip2.encodingIn", value: guess },
          { path: "backend.sip2.encodingOut", value: guess },
        ],
      },
    };
  }

  async function status(): Promise<Found> {
    const theirs = state === null ? "" : (first(state, "AO") ?? "").trim();
    const isOther = theirs !== "" && sip2.institution !== "" && theirs !== sip2.institution;
    if (isOther && waysOf(sip2).institution === "same") {
      return failed("institution", "backend.sip2.institution", theirs);
    }
    if (state !== null && state.parts.online !== "Y") return failed("not-ready");
    return wrongEncoding() ?? FINE;
  }

  /** 63 with the card and its password; loans too, so that there is text to look at. */
  async function ask63({ cardNumber, password }: TestCard, ways: Ways): Promise<Message<"64"> | string> {
    const found = await hello(ways);
    if (typeof found === "string") return found;
    const { line } = found;
    const fields = { AA: cardNumber, AD: password };
    const reply = await line.ask(
      { id: "63", parts: { summary: "  Y       " }, fields },
      sip2.requestSeconds * 1000,
      NEVER,
    );
    if (reply.kind === "answer") {
      await line.ask({ id: "35", fields: { AA: cardNumber } }, sip2.requestSeconds * 1000, NEVER);
    }
    line.close();
    if (reply.kind === "answer") return reply.message;
    return reply.kind === "lost" ? reply.reason : reply.kind;
  }

  async function card(test: TestCard): Promise<Found> {
    const found = await ask63(test, usual);
    if (typeof found === "string") return explainCard(found, test);
    const [known, proof] = [first(found, "BL") ?? "", first(found, "CQ") ?? ""];
    if (known === "N" || proof === "N") return failed("wrong-card");
    if (proof !== "Y") return failed("card-unproven", "backend.sip2.preset");
    const wrong = wrongEncoding();
    if (wrong !== null) return wrong;
    // Flags 0 and 4: charge denied, card lost.
    return /^(Y|....Y)/u.test(found.parts.status) ? notice("card-stopped") : FINE;
  }

  async function explainCard(reason: string, test: TestCard): Promise<Found> {
    if (reason === "unfit") return failed("encoding", "backend.sip2.encodingOut");
    const sendEmpty = !usual.sendEmpty;
    const other = await ask63(test, { ...usual, sendEmpty });
    if (typeof other !== "string") return failed("empty-fields", "backend.sip2.sendEmpty", sendEmpty);
    return failed(LOST[reason] ?? "nonsense", "backend.sip2.preset");
  }

  // Each line is closed by the step that opened it.
  return { place, login, status, card, end: () => undefined };
}
