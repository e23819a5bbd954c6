import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { StaffSettings } from "#contract/staff/calls.ts";
import type { Tried } from "#contract/staff/connection.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import {
  open,
  sees,
  step,
  toSearchOfKoha,
  toSearchOfSip2,
  type,
  withoutCard,
} from "#test/support/screens/connect-wizard.ts";
import { SOME } from "#test/support/screens/fake-staff.ts";
import type { OpenStaff } from "#test/support/screens/open-staff.tsx";

const t = staffJa.connect;
const WORKS: Tried = {
  ok: true,
  steps: [
    step("lending"),
    step("sip2"),
    step("lend", { finding: "lends-by-api" }),
    step("take-back", { finding: "takes-back-by-sip2" }),
  ],
};

/** The settings of a terminal that offers these services. */
function offering(...services: readonly string[]): StaffSettings {
  const on = (path: string) => ({ path, value: true, from: "local.json", local: true, fixed: false });
  return { ...SOME, settings: [...SOME.settings, ...services.map((name) => on(`services.${name}`))] };
}

async function next(page: OpenStaff, text = ""): Promise<void> {
  await type(page, text);
  await page.press("次へ");
}

/** To the first question after the search of a Koha. */
async function afterKoha(services: readonly string[], answer: Tried = WORKS): Promise<OpenStaff> {
  const page = await open("ja", offering(...services));
  page.answers("tryServices", () => answer);
  await toSearchOfKoha(page);
  await page.press(/^Koha の検索/u);
  return page;
}

describe("the wizard, where the terminal lends or takes back", () => {
  test("asks a Koha for the account that lends and for its SIP2 server, and tries them at once", async () => {
    const page = await afterKoha(["lend", "takeBack"]);
    sees(t.questions.lendingUser);
    sees(t.lendingHelp.user);
    await next(page, "l");
    sees(t.questions.lendingSecret);
    await next(page, "p1");
    expect(screen.queryByText("p1")).not.toBeInTheDocument();
    sees(t.questions.besideHost);
    await next(page, "h.x");
    sees(t.questions.besidePort);
    await next(page);
    sees(t.questions.besideUser);
    await next(page, "k");
    sees(t.questions.besideSecret);
    await next(page, "p2");
    sees(t.questions.besideInstitution);
    sees(t.lendingHelp.institution);
    // The code of the terminal's library, which is usual.
    sees("central");
    await next(page);
    sees(t.questions.services);
    const lending = {
      user: "l",
      secret: "p1",
      host: "h.x",
      sip2User: "k",
      sip2Secret: "p2",
      institution: "central",
    };
    expect(page.argsOf("tryServices")).toMatchObject([{ draft: { adapter: "koha", port: 6001, lending } }]);
    const rows = within(screen.getByRole("list", { name: t.questions.services })).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining(t.steps.lending),
      expect.stringContaining(t.steps.sip2),
      expect.stringContaining(t.findings["lends-by-api"]),
      expect.stringContaining(t.findings["takes-back-by-sip2"]),
    ]);
    await page.press("次へ");
    await withoutCard(page);
    expect(page.argsOf("tryConnection")).toMatchObject([{ draft: { lending } }]);
    await page.press("もどる");
    await page.press(t.withoutCard);
    // Main has the secrets now.
    expect(page.argsOf("tryConnection").at(-1)).toMatchObject({
      draft: { lending: { user: "l", secret: null, sip2Secret: null } },
    });
  });

  test("leaves out what an empty answer makes superfluous, and says what will not work", async () => {
    const cure = { path: "backend.koha.sip2", changes: [] };
    const page = await afterKoha(["lend", "takeBack"], {
      ok: true,
      steps: [step("take-back", { outcome: "failed", finding: "takes-back-not", cure })],
    });
    await next(page);
    sees(t.questions.besideHost);
    await next(page);
    sees(t.questions.services);
    sees(new RegExp(t.findings["takes-back-not"], "u"));
    sees(new RegExp(staffJa.fields["backend.koha.sip2"].label, "u"));
    await page.press(t.goOn);
    sees(t.questions.cards);
  });

  test("asks for no account that lends where copies are only taken back", async () => {
    await afterKoha(["takeBack"]);
    sees(t.questions.besideHost);
  });

  test("asks nothing of a terminal that does neither", async () => {
    const page = await afterKoha([]);
    sees(t.questions.cards);
    await withoutCard(page);
    expect(page.argsOf("tryConnection")).toMatchObject([{ draft: { lending: null } }]);
  });

  test("tries a SIP2 server with what was entered before", async () => {
    const page = await open("ja", offering("lend"));
    page.answers("tryServices", () => ({
      ok: true,
      steps: [step("lend", { outcome: "notice", finding: "says-no-lending" })],
    }));
    await toSearchOfSip2(page);
    await page.press(new RegExp(`^${t.own.sru.label}`, "u"));
    sees(t.questions.catalogue);
    await page.press("次へ");
    sees(t.questions.services);
    sees(new RegExp(t.findings["says-no-lending"].slice(0, 20), "u"));
    await page.press("次へ");
    sees(t.questions.cards);
  });

  test("says what is wrong with an answer, and that main did not answer", async () => {
    const page = await open("ja", offering("lend"));
    page.answers("tryServices", () => Promise.reject(new Error("gone")));
    await toSearchOfSip2(page);
    await page.press(new RegExp(`^${t.own.sru.label}`, "u"));
    await page.press("次へ");
    expect(screen.getByRole("alert")).toHaveTextContent(t.findings.nonsense);
  });
});
