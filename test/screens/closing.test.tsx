import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { today } from "#renderer/dates.ts";
import { STAFF_TAPS } from "#renderer/input/hidden-staff-gesture.ts";
import { HELLO, INFO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";

const AT = { at: "17:00", over: false, mayStay: true };

describe("closing time", () => {
  test.each([
    ["ja", "17:00に閉館します。それまでに終えてください。"],
    ["en", "The library closes at 17:00. Please finish before then."],
  ] as const)("is told to an open visit at the top edge, in %s", async (language, words) => {
    const { kiosk } = await openSignedIn(null, { language });
    await told(() => kiosk.visit({ closing: AT }));
    expect(screen.getByText(words)).toHaveAttribute("role", "status");
  });

  test("asks when it has come: a little longer once, then only to finish", async () => {
    const { kiosk, press } = await openSignedIn(null);
    const over = { phase: "warning", ribbon: 0, secondsLeft: 40, cap: true } as const;
    await told(() => kiosk.visit({ ...over, closing: { ...AT, over: true } }));
    expect(screen.getByRole("heading", { name: "閉館の時間（17:00）になりました。" })).toBeInTheDocument();
    // Nothing that a closing library cannot keep.
    expect(screen.queryByRole("button", { name: /ゆっくり使う/u })).toBeNull();
    await press("もう少しだけ続ける");
    expect(kiosk.callsOf("stay")).toHaveLength(1);
    await told(() => kiosk.visit({ ...over, closing: { ...AT, over: true, mayStay: false } }));
    expect(screen.queryByRole("button", { name: "もう少しだけ続ける" })).not.toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: "終わる" }).length).toBeGreaterThan(0);
  });
});

describe("the closed screen", () => {
  test("says when it opens, and leads nowhere but to the staff sign-in", async () => {
    const { kiosk, press } = await openPage();
    kiosk.answers("staffDoor", undefined);
    await told(() => kiosk.visit({ phase: "closed", opens: { date: "2099-12-01", time: "9:00" } }));
    expect(screen.getByRole("heading", { name: "ただいま閉館しています" })).toBeInTheDocument();
    expect(screen.getByText("次に開くのは12月\u20601日\u2060(火) 9:00です。")).toBeInTheDocument();
    expect(screen.getAllByRole("button")).toHaveLength(1);
    await press("職員用");
    expect(kiosk.callsOf("staffDoor")).toHaveLength(1);
  });

  test("in the morning says that it opens today", async () => {
    const { kiosk } = await openPage();
    await told(() => kiosk.visit({ phase: "closed", opens: { date: today(), time: "9:00" } }));
    expect(screen.getByRole("heading", { name: "まだ開いていません" })).toBeInTheDocument();
    expect(screen.getByText("きょうは9:00に開きます。")).toBeInTheDocument();
  });

  test("comes after the end screen of a visit that closing time has ended", async () => {
    const visit = { ...HELLO.visit, phase: "closed" } as const;
    const { press } = await openPage({ hello: { visit, goodbye: "closing" } });
    expect(screen.getByText("閉館の時間になったので、終わりました。")).toBeInTheDocument();
    await press("次の方はここから");
    expect(screen.getByRole("heading", { name: "ただいま閉館しています" })).toBeInTheDocument();
  });
});

describe("out of order", () => {
  test.each([
    ["ja", "settings.json 7行目 visit.idleSeconds 使える値: 2-600"],
    ["en", "settings.json line 7 · visit.idleSeconds: allowed 2-600"],
  ] as const)("tells staff which setting is wrong, in %s", async (language, words) => {
    const outOfOrder = {
      refusal: "settings-broken",
      since: "9:05",
      problems: [
        { kind: "value", file: "settings.json", line: 7, path: "visit.idleSeconds", allowed: "2-600" },
      ],
    } as const;
    await openPage({ language, hello: { visit: { ...HELLO.visit, phase: "out-of-order" }, outOfOrder } });
    // The lines for staff are a script of their own.
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText(/H-35/u)).toBeInTheDocument();
  });
});

test.each([
  ["000-000-0000", 1],
  ["", 0],
])("out of order, the phone number '%s' is on %i lines", async (phone, lines) => {
  const visit = { ...HELLO.visit, phase: "out-of-order" } as const;
  await openPage({ hello: { visit, info: { ...INFO, phone } } });
  expect(document.querySelectorAll(".out-of-order-phone")).toHaveLength(lines);
});

describe("the way to the staff area from the first screen", () => {
  test.each([
    ["name", "central", "県立中央図書館"],
    ["id, which the system does not know", "HON", "HON"],
  ])("is five touches of the library's %s, and no fewer", async (_what, ownLibrary, shown) => {
    const { kiosk } = await openPage({ hello: { settings: { ...SETTINGS, ownLibrary } } });
    kiosk.answers("staffDoor", undefined);
    const name = screen.getByText(shown);
    for (let tap = 1; tap < STAFF_TAPS; tap += 1) fireEvent.click(name);
    expect(kiosk.callsOf("staffDoor")).toHaveLength(0);
    fireEvent.click(name);
    expect(kiosk.callsOf("staffDoor")).toHaveLength(1);
  });

  test("no version stands on a patron's page (R93)", async () => {
    await openPage();
    expect(document.body.textContent).not.toMatch(/\d+\.\d+\.\d+|Electron/u);
  });
});

describe("what the settings change on the page", () => {
  test("the look and the proposed pickup library", async () => {
    const settings = { ...SETTINGS, theme: "ink", defaultPickup: "west" } as const;
    await openPage({ hello: { settings } });
    expect(document.documentElement.dataset["theme"]).toBe("ink");
  });
});
