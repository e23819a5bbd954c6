import { createServer } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { proxyOf, registryTrouble } from "../../../tools/setup/npm.mjs";

const REGISTRY = new URL("https://registry.npmjs.org/");

describe("the proxy that npm goes through", () => {
  test("is that of npm's settings, or else of the environment", () => {
    const env = { HTTPS_PROXY: "http://env:3128" };
    expect(proxyOf(REGISTRY, {}, {})).toBeUndefined();
    expect(proxyOf(REGISTRY, {}, env)?.host).toBe("env:3128");
    expect(proxyOf(REGISTRY, { "https-proxy": "http://npm:3128" }, env)?.host).toBe("npm:3128");
    expect(proxyOf(REGISTRY, { proxy: "http://npm:3128" }, env)?.host).toBe("npm:3128");
    expect(proxyOf(REGISTRY, {}, { http_proxy: "plain:3128" })).toBeUndefined();
    const mirror = new URL("http://mirror/");
    expect(proxyOf(mirror, {}, { http_proxy: "plain:3128" })?.host).toBe("plain:3128");
    expect(proxyOf(mirror, {}, { ...env, HTTP_PROXY: "plain:3128" })?.host).toBe("env:3128");
  });

  test("is none for a registry that is named as near", () => {
    const env = { HTTPS_PROXY: "http://env:3128" };
    for (const near of ["registry.npmjs.org", ".npmjs.org", "npmjs.org", "a, *.npmjs.org", "*"])
      expect(proxyOf(REGISTRY, {}, { ...env, NO_PROXY: near })).toBeUndefined();
    expect(proxyOf(REGISTRY, { noproxy: ["npmjs.org"] }, env)).toBeUndefined();
    expect(proxyOf(REGISTRY, { noproxy: [""] }, { ...env, NO_PROXY: "js.org" })).toBeDefined();
  });
});

describe("the look at the registry", () => {
  async function port(): Promise<number> {
    const server = createServer((socket) => socket.end());
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as { readonly port: number }).port;
  }

  /** npm as it would be on a machine of its own. */
  function machine(settings: Readonly<Record<string, string>>): string {
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) {
      vi.stubEnv(name, undefined);
      vi.stubEnv(name.toLowerCase(), undefined);
    }
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    return folderOfTest("npm");
  }

  test("is content with one that lets us in", async () => {
    const cwd = machine({ npm_config_registry: `http://127.0.0.1:${await port()}/` });
    expect(await registryTrouble(cwd)).toBeUndefined();
  });

  test("names one that cannot be reached, and why, within seconds", async () => {
    const started = performance.now();
    const unknown = machine({ npm_config_registry: "http://registry.invalid/" });
    expect(await registryTrouble(unknown)).toMatch(/^npm's registry registry\.invalid cannot be reached \(/u);
    const refusing = machine({ npm_config_registry: "http://127.0.0.1:9/" });
    expect(await registryTrouble(refusing)).toContain("127.0.0.1:9 cannot be reached (connection refused");
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("asks the proxy where there is one, and not the registry behind it", async () => {
    const registry = { npm_config_registry: "http://registry.invalid/" };
    const there = machine({ ...registry, HTTP_PROXY: `http://127.0.0.1:${await port()}` });
    expect(await registryTrouble(there)).toBeUndefined();
    const gone = machine({ ...registry, HTTP_PROXY: "http://127.0.0.1:9" });
    expect(await registryTrouble(gone)).toContain("The proxy 127.0.0.1:9 cannot be reached");
  });
});
