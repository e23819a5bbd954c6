import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, request as plainRequest } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { ROUTES } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { ownPort } from "#test/support/system/own-port.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const SAMPLE = readFileSync(join(import.meta.dirname, "../../../docs/samples/nginx.conf"), "utf8");
/** Routes that are for machines and no terminal. */
const MACHINES: readonly string[] = [ROUTES.ready.path, ROUTES.description.path, ROUTES.metrics.path];

const example = (path: string): string => path.replace(/:[a-z]+/gu, "11");
const TERMINALS = Object.values(ROUTES)
  .map(({ path }) => path)
  .filter((path) => !MACHINES.includes(path))
  .map(example);
const STAFF = Object.values(STAFF_ROUTES).map(({ path }) => example(path));

test("the terminals' address lets every route of theirs through, and none of staff or machines", () => {
  const pattern = /location ~ (\^\/v1\/\(classes\S+) \{/u.exec(SAMPLE)?.[1] ?? "";
  const passes = (path: string) => new RegExp(pattern, "u").test(path);
  expect(TERMINALS.filter((path) => !passes(path))).toEqual([]);
  expect([...STAFF, ...MACHINES].filter(passes)).toEqual([]);
});

/** A backend that notes which paths came to it. */
async function notingBackend(): Promise<{ readonly port: number; readonly paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((asked, answer) => {
    paths.push(asked.url ?? "");
    asked.resume();
    answer.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, paths };
}

async function untilListening(port: number, nginx: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}.`);
    const answers = await new Promise<boolean>((done) => {
      plainRequest({ host: "127.0.0.1", port }, () => done(true))
        .on("error", () => done(false))
        .end();
    });
    if (answers) return;
    await pause(50);
  }
  throw new Error("nginx does not listen.");
}

/** nginx with the sample as it is, but for ports, certificates and, where said, the network of staff. */
async function realNginx(staffFrom: string) {
  const backend = await notingBackend();
  const folder = folderOfTest("nginx");
  const [terminals, staff, home] = [await ownPort(), await ownPort(), await ownPort()];
  const certificate = join(folder, "test.pem");
  const words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost";
  execFileSync(
    "openssl",
    [...words.split(" "), "-keyout", certificate.replace(".pem", ".key"), "-out", certificate],
    {
      stdio: "ignore",
    },
  );
  const sample = SAMPLE.replaceAll(/server 127\.0\.0\.1:808\d/gu, `server 127.0.0.1:${backend.port}`)
    .replaceAll(/\/etc\/shiori\/tls\/\w+(\.\w+)/gu, `${folder}/test$1`)
    .replace("listen 443 ssl", `listen 127.0.0.1:${terminals} ssl`)
    .replace("listen 8443 ssl", `listen 127.0.0.1:${staff} ssl`)
    .replace("listen 444 ssl", `listen 127.0.0.1:${home} ssl`)
    .replace("allow 192.0.2.0/24", `allow ${staffFrom}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    join(folder, "nginx.conf"),
    `${user} daemon off; pid ${folder}/pid; error_log stderr; events {} http { ${temporary.join(" ")}\n${sample}\n}`,
  );
  // Servers lie where an ordinary user does not look.
  const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` };
  const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore", env });
  onTestFinished(async () => {
    nginx.kill("SIGTERM");
    if (nginx.exitCode === null) await once(nginx, "exit");
  });
  await untilListening(terminals, nginx);
  /** Asks with the path exactly as given; answers the status. */
  const ask = (
    port: number,
    path: string,
    method = "GET",
    host = "backend.library.example",
  ): Promise<number> =>
    new Promise((done, failed) => {
      const options = { host: "127.0.0.1", port, path, method, rejectUnauthorized: false, headers: { host } };
      request(options, (answer) => {
        answer.resume();
        done(answer.statusCode ?? 0);
      })
        .on("error", failed)
        .end();
    });
  return { ask, paths: backend.paths, terminals, staff, home };
}

describe("the sample in a real nginx", () => {
  test("a terminal reaches what is a terminal's, as it was written", async () => {
    const { ask, paths, terminals } = await realNginx("127.0.0.0/8");
    for (const path of TERMINALS) expect(await ask(terminals, path), path).toBe(200);
    expect(paths).toEqual(TERMINALS);
  });

  test("nothing else comes through from a terminal: no staff, no machine, by no spelling and under no other name", async () => {
    const { ask, paths, terminals } = await realNginx("127.0.0.0/8");
    const spellings = [
      "/v1/%73taff/me",
      "//v1/staff/me",
      "/v1//staff/me",
      "/v1/me/../staff/me",
      "/v1/me/%2e%2e/staff/me",
      "/v1/staff/holds/..%2f..%2f..%2fv1%2fme%2fx/approval",
      "/v1/staff;/me",
      "/v1/STAFF/me",
      "/v1/me%00/../staff",
      "/",
      "/v1",
    ];
    for (const path of [...STAFF, ...MACHINES, ...spellings])
      expect([400, 404], path).toContain(await ask(terminals, path));
    expect(await ask(terminals, "/v1/staff/me", "GET", "staff.library.example")).toBe(404);
    expect(paths).toEqual([]);
  });

  test("staff reach their routes and readiness, and no monitor's figures; another network reaches nothing", async () => {
    const ours = await realNginx("127.0.0.0/8");
    const theirs = [...new Set(STAFF), ROUTES.ready.path, ROUTES.health.path, ROUTES.description.path];
    for (const path of theirs) expect(await ours.ask(ours.staff, path), path).toBe(200);
    for (const path of [ROUTES.metrics.path, ROUTES.overview.path, ROUTES.signIn.path])
      expect(await ours.ask(ours.staff, path), path).toBe(404);
    expect(ours.paths).toEqual(theirs);
    const others = await realNginx("192.0.2.0/24");
    expect(await others.ask(others.staff, "/v1/staff/me")).toBe(403);
    expect(others.paths).toEqual([]);
  });

  test("a browser at home reaches the page behind the link of a mail, and nothing else", async () => {
    const { ask, paths, home } = await realNginx("127.0.0.0/8");
    const token = "Ab-_9".repeat(8);
    expect(await ask(home, `/confirm/${token}`)).toBe(200);
    expect(await ask(home, `/confirm/${token}`, "POST")).toBe(200);
    const target = `/v1/email-confirmations/${token}`;
    expect(paths).toEqual([target, target]);
    for (const path of [
      "/v1/staff/me",
      "/v1/me",
      "/metrics",
      "/confirm/..%2fstaff%2fme",
      "/confirm/%2e%2e/me",
    ])
      expect([400, 404], path).toContain(await ask(home, path));
    expect(paths).toHaveLength(2);
  });
});
