import type { PageSettings } from "#contract/ipc/calls.ts";
import { useStore } from "./store.ts";

/** The theme and motion in use: the patron's choice before the library's. */
export function useLook(): Pick<PageSettings, "theme" | "reducedMotion"> {
  const theme = useStore((state) => state.display.theme ?? state.hello?.settings.theme ?? "paper");
  const reducedMotion = useStore(
    (state) => state.display.still ?? state.hello?.settings.reducedMotion ?? false,
  );
  return { theme, reducedMotion };
}
