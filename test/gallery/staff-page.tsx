import "#renderer/styles/staff.css";
import "#renderer/styles/staff-foot.css";
import "#renderer/styles/staff-parts.css";
import "#renderer/styles/staff-records.css";
import "#renderer/styles/staff-menu.css";
import "#renderer/styles/staff-week.css";
import "#renderer/styles/staff-little.css";
import { createRoot } from "react-dom/client";
import { StaffApp } from "#renderer/staff/app.tsx";
import { begin, go, resetStaff } from "#renderer/staff/store.ts";
import { fakeStaff } from "#test/support/screens/fake-staff.ts";
import type { Look } from "./looks.ts";
import type { StaffScene } from "./staff-scenes.ts";

/** Shows a scene of the staff area in an element; answers how to leave it. Its panel and its language are the look's. */
export async function showStaff(
  scene: StaffScene,
  { language, settings }: Look,
  element: HTMLElement,
): Promise<() => void> {
  const main = fakeStaff(scene.door ?? { open: true }, language, settings?.panelDiagonalInches);
  scene.answers?.(main);
  Object.defineProperty(window, "staff", { value: main.bridge, configurable: true });
  resetStaff();
  // A page of its own, without a patron's display preferences.
  const { classList, dataset } = document.documentElement;
  classList.remove("low", "still");
  for (const choice of ["theme", "type", "language"]) delete dataset[choice];
  const root = createRoot(element);
  root.render(<StaffApp />);
  const stop = await begin();
  if (scene.goes !== undefined) go(scene.goes);
  scene.told?.(main);
  return () => {
    stop();
    root.unmount();
    resetStaff();
  };
}
