import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Language } from "#contract/domain/text.ts";
import type { StaffDoor, StaffNews } from "#contract/staff/calls.ts";
import { setPressClock } from "#renderer/input/press-guard.ts";
import { StaffApp } from "#renderer/staff/app.tsx";
import { begin, resetStaff } from "#renderer/staff/store.ts";
import { type FakeStaff, fakeStaff } from "./fake-staff.ts";
import { passTime, pressClock } from "./press-clock.ts";

/** An open staff page. */
export interface OpenStaff extends Omit<FakeStaff, "bridge" | "tell"> {
  tell(news: StaffNews): Promise<void>;
  press(name: string | RegExp, nth?: number): Promise<void>;
}

/** Longer than any wait of the press guard. */
const DELIBERATE_MS = 1000;

/** Opens the staff page; `door` open unless told. */
export async function openStaff(
  door: StaffDoor = { open: true },
  language: Language = "ja",
): Promise<OpenStaff> {
  resetStaff();
  const { bridge, tell, ...main } = fakeStaff(door, language);
  Object.defineProperty(window, "staff", { value: bridge, configurable: true });
  setPressClock(pressClock);
  const user = userEvent.setup();
  render(<StaffApp />);
  await act(async () => void (await begin()));
  return {
    ...main,
    async tell(news) {
      await act(async () => tell(news));
    },
    async press(name, nth = 0) {
      passTime(DELIBERATE_MS);
      const button = (await screen.findAllByRole("button", { name }))[nth];
      if (button === undefined) throw new Error(`no button ${String(name)}`);
      await user.click(button);
    },
  };
}
