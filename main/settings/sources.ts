import { join } from "node:path";
import type { SecretsFile, SettingsSources } from "./read.ts";

/** Name under which a service manager hands the administrator's file of secrets over (systemd: LoadCredential). */
const CREDENTIAL = "shiori-secrets";

/** The part of the command line that names settings files; null = none is named. */
export interface SettingsArguments {
  /** Path of the machine file. */
  readonly settings: string | null;
  /** Path of the administrator's file of secrets. */
  readonly secrets: string | null;
}

/** The administrator's file of secrets, when there is one to look for. */
function rootFile(
  { secrets }: Pick<SettingsArguments, "secrets">,
  environment: NodeJS.ProcessEnv,
): readonly SecretsFile[] {
  const handed = environment["CREDENTIALS_DIRECTORY"];
  if (secrets !== null) return [{ path: secrets, kind: "root" }];
  return handed === undefined ? [] : [{ path: join(handed, CREDENTIAL), kind: "root" }];
}

/** Where this kiosk's settings come from. */
export function settingsSources(
  options: SettingsArguments,
  userData: string,
  environment: NodeJS.ProcessEnv,
): SettingsSources & { readonly secretsFiles: readonly SecretsFile[] } {
  return {
    machineFile: options.settings,
    localFile: join(userData, "local.json"),
    secretsFiles: [...rootFile(options, environment), { path: join(userData, "secrets.json"), kind: "own" }],
    environment,
  };
}
