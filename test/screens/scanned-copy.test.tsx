import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { LENDS, lent, scan, settle } from "#test/support/screens/lending-screen.ts";
import { openSignedIn, type PageOptions } from "#test/support/screens/open-page.tsx";
import { FATHER, loan, READY_HOLD } from "#test/support/screens/sample-records.ts";

describe.each(["ja", "en"] as const)(
  "a copy that is scanned on a screen for something else, in %s",
  (language) => {
    const t = translator(language);
    const open = async (route: Route, hello: PageOptions["hello"] = LENDS.hello) => {
      const page = await openSignedIn(null, { language, hello });
      page.kiosk.grants("loans", { loans: [] });
      page.kiosk.grants("find", { id: FATHER.id });
      page.kiosk.grants("title", FATHER);
      page.kiosk.answers("checkOut", ({ barcode }) => lent(barcode, "銀河鉄道の父"));
      await act(async () => useStore.getState().go(route));
      await settle();
      return page;
    };
    const here = () => currentRoute(useStore.getState()).at;

    test("is lent when the patron says so", async () => {
      const page = await open({ at: "loans" });
      await scan(page, "100000001");
      expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("lend.scanned.question"));
      expect(screen.getAllByText("銀河鉄道の父")[0]).toBeVisible();
      expect(page.kiosk.callsOf("checkOut")).toEqual([]);
      await page.press(t("lend.scanned.lend"));
      await settle();
      expect(here()).toBe("lend");
      expect(page.kiosk.callsOf("checkOut")).toEqual([{ barcode: "100000001", renew: false }]);
      await page.press(t("common.back"));
      expect(here()).toBe("loans");
    });

    test("is looked at, and nothing is lent", async () => {
      const page = await open({ at: "account" });
      await scan(page, "100000001");
      await page.press(t("lend.scanned.look"));
      await settle();
      expect(here()).toBe("title");
      expect(page.kiosk.callsOf("checkOut")).toEqual([]);
    });

    test("is found among the loans when the patron has it", async () => {
      const page = await open({ at: "account" });
      page.kiosk.grants("loans", { loans: [loan("12", "雪", { barcode: "100000001" })] });
      await scan(page, "100000001");
      await page.press(t("lend.scanned.look"));
      await settle();
      expect(currentRoute(useStore.getState())).toEqual({ at: "loans", barcode: "100000001" });
    });

    test("several are one question, and are lent in their order", async () => {
      const page = await open({ at: "account" });
      await scan(page, "100000001", "100000002", "100000001", "100000003");
      expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
        t("lend.scanned.questionMany", { count: 3 }),
      );
      await page.press(t("lend.scanned.lend"));
      await settle();
      expect(page.kiosk.callsOf("checkOut").map(({ barcode }) => barcode)).toEqual([
        "100000002",
        "100000001",
        "100000003",
      ]);
    });

    test("waits in the toast during a decision, with those before it, until it is answered", async () => {
      const page = await open({ at: "hold-cancel", hold: READY_HOLD });
      await scan(page, "100000001");
      await act(async () => page.kiosk.scanRefused({ name: "foreign-card" }));
      await page.press(t("common.close"));
      await act(async () => useStore.getState().back());
      await act(async () => useStore.getState().go({ at: "hold-cancel", hold: READY_HOLD }));
      await scan(page, "100000002");
      expect(here()).toBe("hold-cancel");
      expect(screen.getByText(t("lend.waitingMore", { count: 1 }))).toBeVisible();
      await page.press(t("visit.finish"));
      expect(screen.getByRole("dialog")).toHaveTextContent(t("lend.sum.not-done", { count: 2 }));
      expect(document.querySelectorAll(".amiss-copies li")).toHaveLength(2);
      await page.press(t("visit.finishBox.stay"));
      await page.press(t("lend.scanned.open"));
      expect(currentRoute(useStore.getState())).toEqual({
        at: "scanned-copy",
        barcodes: ["100000001", "100000002"],
      });
      await page.press(t("lend.scanned.lend"));
      await settle();
      expect(screen.queryByRole("button", { name: t("lend.scanned.open") })).toBeNull();
    });

    test("is not asked about again when the toast is closed", async () => {
      const page = await open({ at: "hold-cancel", hold: READY_HOLD });
      await scan(page, "100000001");
      await page.press(t("common.close"));
      expect(screen.queryByRole("button", { name: t("lend.scanned.open") })).toBeNull();
      await page.press(t("visit.finish"));
      expect(document.querySelector(".amiss-copies")).toBeNull();
    });

    test("closes the question whether to finish", async () => {
      const page = await open({ at: "account" });
      await page.press(t("visit.finish"));
      await scan(page, "100000001");
      expect(here()).toBe("scanned-copy");
      expect(screen.queryByRole("dialog")).toBeNull();
    });

    test("is not shown to the next patron", async () => {
      const page = await open({ at: "account" });
      await scan(page, "100000001");
      await act(async () => useStore.getState().signedOut());
      expect(useStore.getState().stack).toEqual([{ at: "scan-card" }]);
    });

    test("can only be lent where there is no catalogue", async () => {
      const capabilities = { ...HELLO.capabilities, checkOut: true, search: false };
      const page = await open({ at: "account" }, { capabilities });
      await scan(page, "100000001");
      expect(screen.getByText(t("lend.copy", { number: "100000001" }))).toBeVisible();
      expect(screen.queryByRole("button", { name: t("lend.scanned.look") })).toBeNull();
      expect(page.kiosk.callsOf("find")).toEqual([]);
    });

    test("is looked at, without a question, where nothing is lent", async () => {
      const page = await open({ at: "account" }, {});
      await scan(page, "100000001");
      await settle();
      expect(here()).toBe("title");
    });
  },
);
