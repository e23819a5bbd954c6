import type { SIP2_PRESETS } from "#contract/settings/choices.ts";
import { isThisMachine } from "#contract/settings/encryption.ts";
import type { SettingNow } from "#contract/staff/calls.ts";
import type { ConnectionDraft } from "#contract/staff/connection.ts";

/** Questions of the wizard, one per page. */
export type Question =
  | "kind"
  | "address"
  | "port"
  | "auth"
  | "user"
  | "secret"
  | "catalogue"
  | "card"
  | "password";

/** Kinds of library systems, for the first question. */
export type Kind =
  | { readonly adapter: "shiori" | "koha" }
  | { readonly adapter: "sip2"; readonly preset: Preset };
type Preset = (typeof SIP2_PRESETS)[number];

/** The questions for a kind of system. */
export function questionsFor({ adapter }: Pick<ConnectionDraft, "adapter">): readonly Question[] {
  if (adapter === "shiori") return ["kind", "address", "secret", "card", "password"];
  if (adapter === "koha") return ["kind", "address", "auth", "user", "secret", "card", "password"];
  return ["kind", "address", "port", "user", "secret", "catalogue", "card", "password"];
}

function settingOf(settings: readonly SettingNow[], path: string): unknown {
  return settings.find((one) => one.path === path)?.value;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Starts with the current settings; the stored secret stays unless another is typed. */
export function draftOf(settings: readonly SettingNow[], kind: Kind | null): ConnectionDraft {
  const now = (path: string): unknown => settingOf(settings, `backend.${path}`);
  const adapter = kind?.adapter ?? ((now("adapter") ?? "shiori") as ConnectionDraft["adapter"]);
  const port = now("sip2.port");
  return {
    adapter,
    address: text(adapter === "sip2" ? now("sip2.host") : now("url")),
    port: typeof port === "number" ? port : 6001,
    // A new system uses encryption unless staff change it (R57).
    tls: now("sip2.tls.on") === true || !(now("adapter") === "sip2" || isThisMachine(text(now("sip2.host")))),
    preset: kind?.adapter === "sip2" ? kind.preset : ((now("sip2.preset") ?? "generic") as Preset),
    user: text(adapter === "koha" ? now("koha.user") : now("sip2.user")),
    secret: null,
    catalogue: text(now("sru.url")),
    changes: [],
  };
}
