import { join } from "node:path";
import type { SecretsFile, SettingsSources } from "./read.ts";

/** Name of the administrator's file of secrets in the service manager (systemd: LoadCredential). */
const CREDENTIAL = "shiori-secrets";

/** The command line options for settings files; null = not given. */
export interface SettingsArguments {
  /** Path of the machine file. */
  readonly settings: string | null;
  /** Path of the administrator's file of secrets. */
  readonly secrets: string | null;
}

/** The administrator's file of secrets, if any. */
function rootFile(
  { secrets }: Pick<SettingsArguments, "secrets">,
  environment: NodeJS.ProcessEnv,
): readonly SecretsFile[] {
  const handed = environment["CREDENTIALS_DIRECTORY"];
  if (secrets !== null) return [{ path: secrets, kind: "root" }];
  return handed === undefined ? [] : [{ path: join(handed, CREDENTIAL), kind: "root" }];
}

/** Sources of this kiosk's settings. */
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
