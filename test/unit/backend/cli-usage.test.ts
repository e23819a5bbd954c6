import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command, commandProcess, Librarian } from "#test/support/backend/staff-cli.ts";
import { ownPort } from "#test/support/system/own-port.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const CARD = "2009001";

/** A token that looks like one. */
function tokenFile(): string {
  const file = join(folderOfTest("token"), "staff.token");
  writeFileSync(file, `${"t".repeat(43)}\n`);
  return file;
}

const unusedUrl = async (): Promise<string> => `http://127.0.0.1:${await ownPort()}`;

test("a wrong command line: status 64, nothing on standard output, nothing asked", async () => {
  // Were anything asked, it would end with 69.
  const central = new Librarian(await unusedUrl(), tokenFile(), "central");
  const wrong = [
    ["lend", CARD],
    ["no-such-verb"],
    ["holds", "--state", "gone"],
    ["approve"],
    ["journal", "--limit", "0"],
    ["write", "0b54a5d7-3d5e-4a5c-8e1c-2f3a8b1c9d1"],
    ["add", "somebody", "--role", "king"],
    ["issue-card", "2009009", "--expires", "tomorrow"],
    ["issue-card", "2009009", "--expires", "2026-02-30"],
    ["change-patron", CARD, "--expires", "31.3.2028"],
  ];
  for (const words of wrong) {
    const ended = await central.types(...words);
    expect({ words, status: ended.status, out: ended.out }).toEqual({ words, status: 64, out: "" });
    expect(ended.err).not.toBe("");
  }
  // No plain HTTP to another machine: the token would travel in the open.
  const away = await command(["staff", "--token-file", tokenFile(), "list"], {
    SHIORI_BACKEND_URL: "http://backend.library.example",
  });
  expect(away.status).toBe(64);
});

test("a backend that is away: status 69", async () => {
  const env = { SHIORI_BACKEND_URL: "http://127.0.0.1:9" };
  const away = await commandProcess(["staff", "--token-file", tokenFile(), "patron", CARD], env);
  expect(away).toMatchObject({ status: 69, out: "" });
  // Nobody took the call: a write was surely not done, and no doubt is raised.
  const words = ["staff", "--token-file", tokenFile(), "unlock", CARD];
  const write = await command(words, { SHIORI_BACKEND_URL: await unusedUrl() });
  expect(write.status).toBe(69);
  expect(write.err).toMatch(/ECONNREFUSED/u);
  expect(write.err).not.toContain("not known");
});

test("every verb has help with an example of itself", async () => {
  const help = (await command(["staff", "--help"], {})).out;
  const list = help.slice(help.indexOf("Commands:"), help.indexOf("Environment:"));
  const verbs = [...list.matchAll(/^ {2}([a-z-]+)/gmu)].map(([, verb = ""]) => verb);
  const own = verbs.filter((verb) => verb !== "help" && verb !== "kiosk");
  expect(own.length).toBeGreaterThan(20);
  for (const verb of own) {
    const { out: page, err } = await command(["staff", verb, "--help"], {});
    expect(err).toBe("");
    expect(page.replace(/\s*$/u, "")).toMatch(
      new RegExp(`Example:\\n {2}npm run backend -- staff ${verb}( .+)?$`, "u"),
    );
  }
});
