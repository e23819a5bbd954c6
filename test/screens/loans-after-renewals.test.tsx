import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ok } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { useStore } from "#renderer/state/store.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { loan } from "#test/support/screens/sample-records.ts";

const t = translator("ja");
const settled = (): Promise<void> => act(async () => undefined);
const goes = (route: Route): Promise<void> => act(async () => useStore.getState().go(route));
const button = (name: RegExp): HTMLElement => screen.getAllByRole("button", { name })[0] as HTMLElement;

async function fingerOn(control: HTMLElement): Promise<void> {
  fireEvent.pointerDown(control);
  await settled();
}

afterEach(() => vi.useRealTimers());

test("the list is read after several renewals, also when its answer comes after the finger has gone back", async () => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  const page = await openSignedIn(null);
  const before = [loan("1", "雪国"), loan("2", "火車")];
  page.kiosk.grants("loans", { loans: before });
  await goes({ at: "loans" });
  await goes({ at: "renew-some" });
  page.pause();
  fireEvent.click(button(/^雪国/u));
  const after = { ...(before[0] as (typeof before)[0]), dueDate: "2030-12-24", renewals: 1 };
  page.kiosk.grants("renew", after);
  fireEvent.click(button(new RegExp(`^${t("loan.some.renew", { count: 1 })}`, "u")));
  await settled();
  page.pause();
  const answer = page.kiosk.holdsBack("loans");
  await fingerOn(document.querySelector(".foot-back") as HTMLElement);
  fireEvent.click(document.querySelector(".foot-back") as HTMLElement);
  await settled();
  await act(async () => answer(ok({ loans: [after, before[1] as typeof after] })));
  await settled();
  expect(document.querySelector(".loans:not(.renew-some) .row-loan")).toHaveTextContent("12月\u206024日");
});
