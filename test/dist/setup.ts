import type { TestProject } from "vitest/node";
import { type Machine, makeMachine, packageFile } from "./machine.ts";

/** What the installation left for the tests. */
export interface Installed {
  /** Upper folder of the disk it was installed on. */
  readonly disk: string;
  /** What the package manager said. */
  readonly output: string;
  /** True when Debian's own packages could be had; without a network those that are missing stay missing. */
  readonly whole: boolean;
}

declare module "vitest" {
  interface ProvidedContext {
    installed: Installed;
  }
}

/** The one file an administrator brings; it is there before the package. Only root may read it, as copied. */
export const SETTINGS = {
  kiosk: { name: "floor-2", library: "central", keyboard: true },
  backend: { url: "http://127.0.0.1:8080" },
  card: { checkDigit: "m10w21-split" },
  visit: { goodbyeSeconds: 1 },
} as const;
/** The same for attacks on a patron's visit: they alone end it, not the time they take. */
export const PATIENT = { ...SETTINGS, visit: { ...SETTINGS.visit, idleSeconds: 600, capMinutes: 120 } };
export const TOKEN = "a-token-of-the-library-0001";

/** Where the package lies in the machine. */
export const DEB = "/var/tmp/shiori.deb";

/** Debian packages beside ours: printing, which a terminal may have. */
const BESIDE = ["cups-daemon"];

function install(machine: Machine): Installed {
  machine.put(packageFile(), DEB);
  machine.write("etc/shiori/settings.json", JSON.stringify(SETTINGS), 0o600);
  machine.write("etc/shiori/secrets.json", JSON.stringify({ backend: { token: TOKEN } }), 0o600);
  machine.write("etc/shiori/kiosk-token", TOKEN, 0o600);
  // The machine below may be one of those where installing starts nothing; a terminal is none.
  machine.write("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 0\n", 0o755);
  const keep = [
    "-o",
    "APT::Keep-Downloaded-Packages=true",
    "-o",
    "Acquire::Retries=1",
    "-o",
    "DPkg::Options::=--force-unsafe-io",
  ];
  const apt = ["apt-get", "-q", "-y", "--no-install-recommends", ...keep, "install", DEB, ...BESIDE];
  const first = machine.offline(apt, true);
  if (first.status === 0) return { disk: machine.upper, output: first.stdout + first.stderr, whole: true };
  // Without a network: our package alone. What it depends on and is not here is missing, as `whole` says.
  const alone = machine.offline(["dpkg", "--force-depends", "-i", DEB]);
  if (alone.status !== 0)
    throw new Error(`The package cannot be installed:\n${first.stderr}\n${alone.stdout}${alone.stderr}`);
  return { disk: machine.upper, output: alone.stdout + alone.stderr, whole: false };
}

/** Installs the package once, on a fresh disk; each test file then boots a machine on top of that disk. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const machine = makeMachine();
  try {
    project.provide("installed", install(machine));
  } catch (error) {
    await machine.stop();
    throw error;
  }
  return () => machine.stop();
}
