import type { ConnectionDraft } from "#contract/staff/connection.ts";

/** Is the system a Koha: by its kind, its SIP2 preset, or the path of its OAI-PMH? */
export function isKohaAt(
  url: string,
  { adapter, preset }: Pick<ConnectionDraft, "adapter" | "preset">,
): boolean {
  return adapter === "koha" || preset === "koha" || new URL(url).pathname.startsWith("/cgi-bin/koha/");
}

/** The words of the command that fills the catalogue from the OAI-PMH at this URL. */
export function harvestCommand(url: string, isKoha: boolean): readonly string[] {
  const mapping = isKoha ? "holdings-952" : "holdings-852";
  const options = ["--data=/var/lib/shiori", `--mapping=${mapping}`, `--url=${url}`];
  return ["sudo", "-u", "shiori", "npm", "run", "backend", "--", "harvest", ...options];
}
