import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Sip2Preset } from "#contract/settings/choices.ts";
import { isThisMachine } from "#contract/settings/encryption.ts";
import { first } from "#main/library/sip2/message.ts";
import { profileOf, type ServerProfile } from "#main/library/sip2/server-profiles.ts";
import type { Plan } from "./arguments.ts";
import type { CardFindings, Findings, Tried } from "./probe.ts";

/** Meaning of each character of BX. */
const SUPPORTED = [
  "patron status",
  "checkout",
  "checkin",
  "block patron",
  "status",
  "resend",
  "login",
  "patron information",
  "end session",
  "fee paid",
  "item information",
  "item status update",
  "patron enable",
  "hold",
  "renew",
  "renew all",
] as const;

const OUTCOMES: Readonly<Record<string, string>> = {
  ok: "works",
  refused: "the login was refused (940): user or password is wrong",
  unreachable: "no connection",
  untrusted: "TLS failed: the CA, the name or the client certificate is wrong",
  timeout: "no answer in time",
  closed: "the server closed the connection",
  nonsense: "the answer is not a SIP2 message",
  checksum: "answers have no checksum, or a wrong one",
  mismatch: "the answer belongs to another request",
  resend: "the server asked for a resend (96)",
  unfit: "a value cannot be sent",
};

function triedLine({ errorDetection, terminator, outcome }: Tried): string {
  const end = terminator === "cr" ? "CR" : "CR LF";
  return `error detection ${errorDetection}, ${end}: ${OUTCOMES[outcome] ?? outcome}`;
}

/** Whether the server proves passwords (CQ); null = not known, for there was no test card or the server does not know it. */
export function provesPasswords({ card }: Findings): boolean | null {
  if (card === null) return null;
  if (card.proof63 === "Y" || card.proof63 === "N") return true;
  return card.known === "N" ? null : false;
}

/** The best matching preset; `generic` if none does. */
export function presetOf(findings: Findings): Sip2Preset {
  const { card, tried } = findings;
  const worked = (errorDetection: ServerProfile["errorDetection"]): boolean =>
    tried.some(
      (one) => one.outcome === "ok" && one.errorDetection === errorDetection && one.terminator === "cr",
    );
  if (findings.marks.greetsAsKoha) return "koha";
  if (findings.marks.saysNone) return "rero-invenio";
  if (findings.marks.isDecomposed) return "evergreen";
  if (card?.withEmpty && !card.withoutEmpty) return "sierra-polaris";
  return worked("send") && !worked("off") ? "symphony" : "generic";
}

/** Observed properties as settings. */
function shown({ base, encoding, card }: Findings): Partial<ServerProfile> {
  return {
    ...(base ? { errorDetection: base.errorDetection, terminator: base.terminator } : {}),
    ...(encoding ? { encodingOut: encoding, encodingIn: encoding } : {}),
    ...(card && card.withEmpty !== card.withoutEmpty ? { sendEmpty: card.withEmpty } : {}),
  };
}

/** Settings for this server: its preset and the differences. Secrets belong in a file of secrets. */
export function settingsFor({ sip2 }: Plan, findings: Findings): Record<string, unknown> {
  const preset = presetOf(findings);
  const usual = profileOf({ ...sip2, preset });
  const own = Object.entries(shown(findings)).filter(
    ([name, value]) => usual[name as keyof ServerProfile] !== value,
  );
  const given: Partial<Sip2Settings> = {
    user: sip2.user,
    location: sip2.location,
    institution: sip2.institution,
  };
  const texts = Object.entries(given).filter(([, value]) => value !== "");
  const { authority, serverName } = sip2.tls;
  const tls = {
    on: true,
    ...(authority === "" ? {} : { authority: "<the CA's certificate as PEM>" }),
    ...(serverName === "" ? {} : { serverName }),
    ...(sip2.tls.certificate === "" ? {} : { certificate: "<our certificate as PEM>", key: "<its key>" }),
  };
  return {
    backend: {
      adapter: "sip2",
      ...(sip2.tls.on || isThisMachine(sip2.host) ? {} : { unencryptedHosts: [sip2.host] }),
      sip2: {
        host: sip2.host,
        port: sip2.port,
        preset,
        ...(sip2.tls.on ? { tls } : {}),
        ...Object.fromEntries(texts),
        ...Object.fromEntries(own),
      },
    },
  };
}

function stateLines({ state }: Findings): string[] {
  if (!state) return [];
  const bx = first(state, "BX") ?? "";
  const missing = SUPPORTED.filter((_name, index) => bx.charAt(index) !== "Y");
  const version = state.parts.version.trim();
  return [
    `protocol ${version}${version.startsWith("2.") ? "" : ", which is not 2.00"}; reports ${state.parts.online === "Y" ? "in service" : "out of service"}`,
    bx === ""
      ? "does not report what it supports"
      : `reports as unsupported: ${missing.length === 0 ? "nothing" : missing.join(", ")}`,
  ];
}

function sumLine({ sums }: Findings): string {
  if (sums.wrong > 0)
    return `checksums: ${sums.wrong} wrong of ${sums.wrong + sums.right}; use errorDetection send, not strict`;
  if (sums.right > 0) return `checksums: all ${sums.right} right; errorDetection strict is possible`;
  return "checksums: answers have none";
}

function cardLines(card: CardFindings): string[] {
  if (!card.withEmpty && !card.withoutEmpty) return ["63: no valid answer"];
  const proof =
    { Y: "confirms the password", N: "reports a wrong password" }[card.proof63] ??
    "does not confirm the password (CQ is missing)";
  return [
    `63: the card is ${card.known === "Y" ? "known" : "not known"}; its answer ${proof}`,
    card.proof23 === ""
      ? "23: does not confirm the password (CQ is missing), so 63 is used"
      : "23: has CQ too",
    card.knownAlone
      ? "63 without the password: the card may borrow; whether it is lent so (lend.signIn), the staff area's test of lending shows"
      : "63 without the password: the card may not borrow, so lend.signIn must be password",
    ...(card.withEmpty === card.withoutEmpty
      ? []
      : [`empty fields: ${card.withEmpty ? "must be sent" : "must not be sent"} (sendEmpty)`]),
    ...(card.listsBarcodes === null
      ? ["loans: the test card has none, so their format is unknown"]
      : [`loans: listed as ${card.listsBarcodes ? "barcodes" : "titles"}`]),
  ];
}

function generalLines(findings: Findings): string[] {
  const { marks, encoding } = findings;
  const ascii = "only ASCII was seen, utf-8 is assumed; use a card or copy with other characters";
  return [
    ...stateLines(findings),
    sumLine(findings),
    `characters: ${encoding ?? ascii}`,
    ...(marks.isDecomposed
      ? ["accents and voiced kana are decomposed; the terminal composes them (NFC)"]
      : []),
    ...(marks.institution === null ? [] : [`answers name another institution: ${marks.institution}`]),
    ...(marks.endless > 0 ? [`answers without a terminator: ${marks.endless}`] : []),
  ];
}

function actionLines({ card, circulation, ends, times }: Findings): string[] {
  const copy = circulation === undefined ? "no valid answer" : `status ${circulation}`;
  return [
    ...(card ? cardLines(card) : []),
    ...(circulation === null ? [] : [`17: ${copy}`]),
    ...(ends === null ? [] : [`35: ${ends ? "answered" : "no answer; visits end without it"}`]),
    `slowest answer: ${Math.round(Math.max(...times))} ms`,
  ];
}

/** The full report with the settings at the end. */
export function report(plan: Plan, findings: Findings): string {
  const { base, tried } = findings;
  const lines = [
    ...tried.map(triedLine),
    ...(base === null ? [] : [...generalLines(findings), ...actionLines(findings)]),
  ];
  const found = `Found:\n${lines.map((line) => `  - ${line}`).join("\n")}`;
  if (base === null) return `${found}\n\nNo working settings for this server were found.`;
  const { sip2 } = plan;
  const warning =
    sip2.tls.on || isThisMachine(sip2.host)
      ? ""
      : "\n\nWithout encryption, card numbers and passwords can be read on the network: put stunnel in front of the server, or\nuse a VPN or a separate network.";
  const settings = JSON.stringify(settingsFor(plan, findings), null, 2);
  const unproved =
    provesPasswords(findings) === false
      ? "\n\nERROR: this server does not confirm passwords (no CQ in the answer to 63). No patron can sign in."
      : "";
  return `${found}${unproved}\n\nSuggested settings (passwords go into a file of secrets, docs/settings.md):\n${settings}${warning}`;
}
