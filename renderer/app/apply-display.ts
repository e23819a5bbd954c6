import { useEffect, useLayoutEffect } from "react";
import { loadFurigana } from "../i18n/catalogues.ts";
import { useFurigana } from "../i18n/index.ts";
import { measurePanel } from "../layout.ts";
import { useLook } from "../state/look.ts";
import { useStore } from "../state/store.ts";

/** Applies the display preferences to the style sheets, before the next paint. */
export function useDisplayPreferences(): void {
  const { type, low } = useStore((state) => state.display);
  const furigana = useFurigana();
  const { theme, reducedMotion } = useLook();
  const diagonal = useStore((state) => state.hello?.settings.panelDiagonalInches);
  const drawnByProcessor = useStore((state) => state.hello?.drawnByProcessor ?? false);
  const readsAloud = useStore((state) => state.hello?.settings.speech ?? false);
  useLayoutEffect(() => {
    const { classList, dataset } = document.documentElement;
    classList.toggle("still", reducedMotion);
    classList.toggle("by-processor", drawnByProcessor);
    classList.toggle("reads-aloud", readsAloud);
    classList.toggle("low", low);
    classList.toggle("furigana", furigana);
    dataset["theme"] = theme;
    dataset["type"] = type;
  }, [reducedMotion, drawnByProcessor, readsAloud, low, furigana, theme, type]);
  useEffect(() => {
    if (furigana) void loadFurigana();
  }, [furigana]);
  useLayoutEffect(() => (diagonal === undefined ? undefined : measurePanel(diagonal, low)), [diagonal, low]);
}
