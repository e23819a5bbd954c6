import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { passTime } from "./press-clock.ts";

/** Presses buttons one after the other, each long after the one before. */
export async function pressKeys(...names: readonly string[]): Promise<void> {
  const user = userEvent.setup();
  for (const name of names) {
    passTime(1000);
    await user.click(screen.getByRole("button", { name }));
  }
}
