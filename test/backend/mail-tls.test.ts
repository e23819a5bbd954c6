import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { readArguments } from "#backend/arguments.ts";
import { hasPassword, readSmtpUrl } from "#backend/mail/smtp-server.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { mailWorkerOf, patronWithMail, readyHold, troublesOf } from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

/** Resolves to this machine, but its name does not say so: the mail worker treats it as a remote server. */
const ELSEWHERE = "0.0.0.0";

/** A library with one notice to send. */
async function oneNotice() {
  const library = await openSmallLibrary();
  const [title = ""] = await library.manyTitles(1);
  await readyHold(library, await patronWithMail(library), title);
  return library;
}

describe("mail outside this machine", () => {
  test("nothing is handed to a server without TLS", async () => {
    const library = await oneNotice();
    const server = await mailServer();
    await mailWorkerOf(library.backend, server.port, { host: ELSEWHERE }).drain();
    expect(await troublesOf(library)).toEqual(["server-not-trusted"]);
    expect(server.mails).toHaveLength(0);
  });

  test("nothing is handed to a server whose certificate proves nothing", async () => {
    const library = await oneNotice();
    const server = await mailServer({ disabledCommands: [] });
    await mailWorkerOf(library.backend, server.port, { host: ELSEWHERE }).drain();
    expect(await troublesOf(library)).toEqual(["server-not-trusted"]);
    expect(server.mails).toHaveLength(0);
  });

  test("on this machine TLS is used when it is offered and needs no proof", async () => {
    const library = await oneNotice();
    const server = await mailServer({ disabledCommands: [] });
    await mailWorkerOf(library.backend, server.port).drain();
    expect(server.mails).toHaveLength(1);
  });
});

describe("a server that wants a password", () => {
  test("the right one opens it; with a wrong one every mail waits", async () => {
    const library = await oneNotice();
    const server = await mailServer({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        username === "shiori" && password === "p%40ss"
          ? done(null, { user: username })
          : done(new Error("Invalid username or password")),
    });
    const wrong = mailWorkerOf(library.backend, server.port, { auth: "shiori:wrong@" });
    await wrong.drain();
    expect(await troublesOf(library)).toEqual(["server-sign-in"]);
    const right = mailWorkerOf(library.backend, server.port, { auth: "shiori:p%2540ss@" });
    library.clock.forward(60_000);
    await right.drain();
    expect(server.mails).toHaveLength(1);
  });
});

describe("the address of the mail server", () => {
  test("it says host, port and who, and nothing behind that could turn a check off", () => {
    expect(readSmtpUrl("smtps://me:secret@mail.library.example")).toEqual({
      host: "mail.library.example",
      port: 465,
      secure: true,
      loopback: false,
      user: "me",
      password: "secret",
    });
    expect(readSmtpUrl("smtp://[::1]:2525")).toMatchObject({ host: "::1", port: 2525, loopback: true });
    for (const near of ["127.0.0.1", "127.8.9.1", "localhost"])
      expect(readSmtpUrl(`smtp://${near}:25`)).toMatchObject({ loopback: true });
    for (const far of ["127.0.0.1.library.example", "localhost.library.example", "128.0.0.1", "[::2]"])
      expect(readSmtpUrl(`smtp://${far}:25`), far).toMatchObject({ loopback: false });
    for (const bad of [
      "",
      "mail",
      "http://a",
      "smtp://",
      "smtp://a/?ignoreTLS=true",
      "smtp://a/b",
      "smtp://a#b",
    ])
      expect(readSmtpUrl(bad), bad).toBeNull();
    expect(readSmtpUrl("smtp://a%:b%@mail.library.example")).toBeNull();
    expect(hasPassword("smtp://me:secret@a")).toBe(true);
    expect(hasPassword("smtp://a:25")).toBe(false);
  });

  test("a password comes from the environment or a file, never from the command line, and is not repeated", async () => {
    const folder = await mkdtemp(join(tmpdir(), "shiori-arguments-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, "smtp");
    writeFileSync(file, "smtps://me:from-the-file@mail.library.example\n");
    const words = [`--data=${folder}`, `--token-file=${join(folder, "token")}`];
    const smtpOf = (...more: string[]) => readArguments([...words, ...more]).smtpUrl;

    expect(smtpOf()).toBeNull();
    expect(smtpOf("--smtp=smtp://127.0.0.1:25")).toBe("smtp://127.0.0.1:25");
    expect(smtpOf(`--smtp-file=${file}`)).toContain("from-the-file");
    expect(() => smtpOf("--smtp=smtp://me:hush@mail.library.example")).toThrow(/^(?!.*hush).*password/u);
    vi.stubEnv("SHIORI_SMTP_URL", "smtps://me:from-the-environment@mail.library.example");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(smtpOf(`--smtp-file=${file}`)).toContain("from-the-environment");
    vi.stubEnv("SHIORI_SMTP_URL", "smtps://me:hush@mail.library.example/?tls.rejectUnauthorized=false");
    expect(() => smtpOf()).toThrow(/^(?!.*hush).*mail server/u);
  });
});
