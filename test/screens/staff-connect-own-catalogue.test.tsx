import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { CatalogueTrial, CatalogueTried } from "#contract/staff/connection.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import {
  open,
  scan,
  sees,
  step,
  toSearchOfKoha,
  toSearchOfSip2,
  type,
} from "#test/support/screens/connect-wizard.ts";
import type { OpenStaff } from "#test/support/screens/open-staff.tsx";
import { summary } from "#test/support/screens/sample-records.ts";

const t = staffJa.connect;
const { own } = t;

const OAI = {
  url: "https://opac.library.example/cgi-bin/koha/oai.pl",
  prefixes: ["oai_dc", "marcxml"],
  marcxml: "marcxml",
  isKoha: true,
};
const TRIAL: CatalogueTrial = {
  outcome: step("catalogue"),
  samples: [
    {
      title: summary({
        reading: "ぎんがてつどう",
        availability: { kind: "on-shelf", library: "central", closedStacks: false },
      }),
      callNumber: "913.6 ナ",
    },
    {
      title: summary({ id: "2", reading: "", availability: { kind: "unknown" } }),
      callNumber: "",
    },
  ],
  isHarvested: true,
  subjects: false,
  oai: OAI,
};

/** To the check of a catalogue beside a library system. */
async function toTitles(
  answer: CatalogueTried | Promise<CatalogueTried>,
  toSearch: (page: OpenStaff) => Promise<void> = toSearchOfKoha,
): Promise<OpenStaff> {
  const page = await open();
  page.answers("tryCatalogue", () => answer);
  await toSearch(page);
  await page.press(/^しおりの目録/u);
  sees(t.questions.ownCatalogue);
  await type(page, "c.x");
  await page.press("次へ");
  await type(page, "t1");
  expect(screen.queryByText("t1")).not.toBeInTheDocument();
  await page.press("次へ");
  return page;
}

const rowOf = (name: string) =>
  within(screen.getByRole("list", { name: own.searchable }))
    .getByText(name)
    .closest("li");

describe("the catalogue in Shiori's backend, in the wizard", () => {
  test("is tried at once, with its titles, what can be searched, and the command that fills it", async () => {
    const page = await toTitles({ ok: true, trial: TRIAL });
    expect(page.argsOf("tryCatalogue")).toMatchObject([
      {
        draft: {
          adapter: "koha",
          search: "shiori",
          ownCatalogue: "c.x",
          ownCatalogueToken: "t1",
          secret: "s",
        },
      },
    ]);
    expect(rowOf(own.readings)).toHaveTextContent(`2件のうち1件にあります。 ${own.readingsMade}`);
    expect(rowOf(own.subjects)).toHaveTextContent(own.noneOf);
    expect(rowOf(own.koha.label)).toHaveTextContent(own.koha.finds);
    expect(screen.getByText(own.harvest).parentElement).toHaveTextContent(
      `npm run backend -- harvest --data=/var/lib/shiori --mapping=holdings-952 --url=${OAI.url}`,
    );
    const titles = within(screen.getByRole("list", { name: "利用者への表示（2件）" })).getAllByRole(
      "listitem",
    );
    expect(titles[0]).toHaveTextContent("913.6 ナ");
    expect(titles[1]).toHaveTextContent(own.unknown);
    await page.press("次へ");
    sees(t.questions.cards);
    await scan(page, "1");
    await page.press("もどる");
    await page.press("もどる");
    await page.press("もどる");
    await page.press("もどる");
    await page.press(/^Koha の検索/u);
    sees(t.questions.cards);
  });

  test("while it is empty, shows what a harvest of another system would bring", async () => {
    const oai = { ...OAI, url: "https://opac.library.example/oai", isKoha: false };
    const outcome = step("catalogue", { outcome: "notice", finding: "catalogue-empty" });
    await toTitles({ ok: true, trial: { ...TRIAL, outcome, oai, isHarvested: false } }, toSearchOfSip2);
    sees(t.findings["catalogue-empty"]);
    expect(screen.getByText(own.harvest).parentElement).toHaveTextContent("--mapping=holdings-852");
    const heading = "取り込んだあとの、利用者への表示（2件）";
    const titles = within(screen.getByRole("list", { name: heading })).getAllByRole("listitem");
    expect(titles[0]).toHaveTextContent("913.6 ナ");
    // Nothing was asked of the system's copies yet.
    expect(titles[1]).not.toHaveTextContent(own.unknown);
  });

  test("a missing one is reported with the setting to look at, and can be left for later", async () => {
    const failed = step("catalogue", {
      outcome: "failed",
      finding: "wrong-account",
      cure: { path: "backend.catalogue.token", changes: [] },
    });
    await toTitles({ ok: true, trial: { ...TRIAL, outcome: failed, samples: [], oai: null } });
    expect(screen.getByRole("alert")).toHaveTextContent(t.findings["wrong-account"]);
    expect(screen.getByRole("alert")).toHaveTextContent(staffJa.fields["backend.catalogue.token"].label);
    sees(own.noOai);
    expect(screen.getByRole("button", { name: t.goOn })).not.toHaveClass("button-primary");
  });

  test("what cannot be a setting is said, and so is that it is being tried", async () => {
    const waiting = Promise.withResolvers<CatalogueTried>();
    await toTitles(waiting.promise);
    sees(t.trying);
    const problem = {
      kind: "value",
      file: "local.json",
      line: null,
      path: "backend.catalogue.url",
      allowed: "https://...",
    } as const;
    await act(async () => waiting.resolve({ ok: false, problems: [problem] }));
    sees(/backend\.catalogue\.url/u);
  });
});
