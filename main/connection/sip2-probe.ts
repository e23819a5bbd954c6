import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { CureChange, Finding, TestCard } from "#contract/staff/connection.ts";
import { guessEncoding } from "../library/sip2/encoding.ts";
import { first, type Message } from "../library/sip2/message.ts";
import {
  type MessageChannel,
  openMessageChannel,
  type TracedMessage,
} from "../library/sip2/message-channel.ts";
import { profileOf, type ServerProfile } from "../library/sip2/server-profiles.ts";
import { FINE, type Found, failed, notice } from "./found.ts";
import type { Probe } from "./probe.ts";
import { type Place, wouldEncrypt } from "./wire.ts";

/** Time limit for one answer in seconds, because several option sets are tried. */
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

/** Options to try when the configured ones get no answer, and what their success means. */
interface Alternative {
  readonly finding: Finding;
  readonly change: CureChange;
  readonly profile: Partial<ServerProfile>;
}

/** Message options in which servers differ, without those already tried (SIP-1, SIP-5, SIP-19). */
function alternativesOf(profile: ServerProfile, hasAccount: boolean): readonly Alternative[] {
  const end = profile.terminator === "cr" ? "crlf" : "cr";
  const sums = (["send", "off"] as const).filter((mode) => mode !== profile.errorDetection);
  return [
    ...sums.map((mode) => ({
      finding: "checksum" as const,
      change: { path: "backend.sip2.errorDetection", value: mode },
      profile: { errorDetection: mode },
    })),
    {
      finding: "line-end",
      change: { path: "backend.sip2.terminator", value: end },
      profile: { terminator: end },
    },
    // Without an account and without 99, connecting sends no request and proves nothing.
    ...(profile.statusFirst && hasAccount
      ? [
          {
            finding: "status-first" as const,
            change: { path: "backend.sip2.statusFirst", value: false },
            profile: { statusFirst: false },
          },
        ]
      : []),
  ];
}

/** Findings for lost answers, when no alternative helped. */
const LOST: Readonly<Record<string, Finding>> = {
  timeout: "no-answer",
  closed: "closed",
  nonsense: "nonsense",
  resend: "nonsense",
  checksum: "checksum",
  mismatch: "nonsense",
};

/** A logged-in channel with the status if requested, or why there is none. */
type Greeted = { readonly channel: MessageChannel; readonly state: Message<"98"> | null } | string;

/** Tests a SIP2 server with separate connections; without an answer, with other message options. */
export function createSip2Probe({ backend }: Settings): Probe {
  const sip2: Sip2Settings = {
    ...backend.sip2,
    loginSeconds: Math.min(MOST_SECONDS, backend.sip2.loginSeconds),
    requestSeconds: Math.min(MOST_SECONDS, backend.sip2.requestSeconds),
  };
  // Another institution is reported below, not rejected.
  const usual: ServerProfile = { ...profileOf(sip2), institution: "any" };
  const place = placeOf(sip2);
  const answers: Buffer[] = [];
  let state: Message<"98"> | null = null;

  function trace(traced: TracedMessage): void {
    if (traced.way === "in") answers.push(Buffer.from(traced.bytes));
  }

  async function greet(profile: ServerProfile): Promise<Greeted> {
    const channel = await openMessageChannel({ sip2, profile, trace }, NEVER);
    if (typeof channel === "string") return channel;
    const why = await logIn(channel);
    if (why !== null) {
      channel.close();
      return why;
    }
    if (!profile.statusFirst) return { channel, state: null };
    const reply = await channel.ask({ id: "99" }, sip2.requestSeconds * 1000, NEVER);
    if (reply.kind === "answer") return { channel, state: reply.message };
    channel.close();
    return reply.kind === "lost" ? reply.reason : reply.kind;
  }

  /** Logs in (93) if the settings have an account; null = success. */
  async function logIn(channel: MessageChannel): Promise<string | null> {
    if (sip2.user === "") return null;
    const fields = { CN: sip2.user, CO: sip2.password, CP: sip2.location };
    const reply = await channel.ask({ id: "93", fields }, sip2.loginSeconds * 1000, NEVER);
    if (reply.kind === "answer") return reply.message.parts.ok === "1" ? null : "refused";
    return reply.kind === "lost" ? reply.reason : reply.kind;
  }

  async function login(): Promise<Found> {
    const found = await greet(usual);
    if (typeof found !== "string") {
      state = found.state;
      found.channel.close();
      return FINE;
    }
    if (found === "refused") return failed("wrong-account", "backend.sip2.user");
    if (found === "untrusted") return failed("client-certificate", "backend.sip2.tls.certificate");
    if (found === "unreachable") return failed("unreachable", "backend.sip2.host");
    if (found === "unfit") return failed("encoding", "backend.sip2.encodingOut");
    // A TLS server closes plain-text connections at once, so a timeout need not be tested.
    const mayEncrypt = !sip2.tls.on && found !== "timeout";
    if (mayEncrypt && (await wouldEncrypt(place))) return failed("tls-wanted", "backend.sip2.tls.on", true);
    return (await otherWay()) ?? failed(LOST[found] ?? "nonsense", "backend.sip2.preset");
  }

  async function otherWay(): Promise<Found | null> {
    for (const { finding, change, profile } of alternativesOf(usual, sip2.user !== "")) {
      const found = await greet({ ...usual, ...profile });
      // It answered, so this option was right, even if it rejects the account.
      if (found === "refused") return failed(finding, change.path, change.value);
      if (typeof found === "string") continue;
      found.channel.close();
      return failed(finding, change.path, change.value);
    }
    return null;
  }

  /** Whether the bytes so far are in another encoding than configured. */
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
    const isOther = theirs !== "" && theirs !== sip2.institution;
    const mustMatch = profileOf(sip2).institution === "same";
    if (isOther && mustMatch && sip2.institution !== "") {
      return failed("institution", "backend.sip2.institution", theirs);
    }
    if (state !== null && state.parts.online !== "Y") return failed("not-ready");
    const wrong = wrongEncoding();
    if (wrong !== null) return wrong;
    // Koha answers to any, and warns in its log each time.
    return isOther && !mustMatch ? notice("institution", "backend.sip2.institution", theirs) : FINE;
  }

  /** 63 with the card and its password; with loans, to get text for the encoding check. */
  async function ask63(
    { cardNumber, password }: TestCard,
    profile: ServerProfile,
  ): Promise<Message<"64"> | string> {
    const found = await greet(profile);
    if (typeof found === "string") return found;
    const { channel } = found;
    const fields = { AA: cardNumber, AD: password };
    const reply = await channel.ask(
      { id: "63", parts: { summary: "  Y       " }, fields },
      sip2.requestSeconds * 1000,
      NEVER,
    );
    if (reply.kind === "answer") {
      await channel.ask({ id: "35", fields }, sip2.requestSeconds * 1000, NEVER);
    }
    channel.close();
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

  // Each step closes its connection.
  return { place, login, status, card, end: () => undefined };
}
