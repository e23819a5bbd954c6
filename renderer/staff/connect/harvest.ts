import type { OaiFound } from "#contract/staff/connection.ts";

/** The words of the command that fills the catalogue from this OAI-PMH. */
export function harvestCommand({ url, isKoha }: Pick<OaiFound, "url" | "isKoha">): readonly string[] {
  const mapping = isKoha ? "holdings-952" : "holdings-852";
  const options = ["--data=/var/lib/shiori", `--mapping=${mapping}`, `--url=${url}`];
  return ["sudo", "-u", "shiori", "npm", "run", "backend", "--", "harvest", ...options];
}
