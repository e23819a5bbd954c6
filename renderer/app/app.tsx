import { useEffect, useLayoutEffect } from "react";
import { REHEARSING, type Phase as VisitPhase } from "#contract/visit.ts";
import { Icon } from "../components/icon.tsx";
import { isLoaded, loadCatalogue, loadCatalogues } from "../i18n/catalogues.ts";
import { useIsLoaded, useTranslation } from "../i18n/index.ts";
import { tagOf } from "../i18n/names.ts";
import { pressGuard } from "../input/press-guard.ts";
import { Announcer } from "../read-aloud/announcer.tsx";
import { setVolume } from "../read-aloud/sound.ts";
import { AttractScreen } from "../screens/idle/attract.tsx";
import { ClosedScreen } from "../screens/idle/closed.tsx";
import { EndingScreen } from "../screens/idle/ending.tsx";
import { GoodbyeScreen } from "../screens/idle/goodbye.tsx";
import { OutOfOrderScreen } from "../screens/idle/out-of-order.tsx";
import { currentRoute, useStore } from "../state/store.ts";
import { useDisplayPreferences } from "./apply-display.ts";
import { loadOpenBook, useLoadedScreens } from "./open-book-loader.ts";

/** The page; empty until main has answered `hello` and the catalogue is loaded. */
export function App() {
  const welcomed = useStore((state) => state.hello !== null);
  const read = useIsLoaded(useStore((state) => state.language));
  usePageSettings();
  useOfferedWords();
  useDisplayPreferences();
  useRehearsal();
  useGuardedScreens();
  return (
    <>
      <div className="paper" />
      {welcomed && read && <LowScreenSign />}
      {welcomed && read && <Phase />}
      <Announcer />
      <LateSoundSign />
    </>
  );
}

/** Selects what is shown in each phase of the visit. */
function Phase() {
  const phase = useStore((state) => state.visit.phase);
  const finishing = useStore((state) => state.finishing);
  const goodbye = useStore((state) => state.goodbye);
  const outOfOrder = useStore((state) => state.outOfOrder);
  const screens = useLoadedScreens();
  if (finishing) return <EndingScreen />;
  switch (phase) {
    case "attract":
      if (outOfOrder !== null) return <OutOfOrderScreen outOfOrder={outOfOrder} />;
      return goodbye === null ? (
        <AttractScreen toasts={screens && <screens.ToastRegion />} />
      ) : (
        <GoodbyeScreen reason={goodbye} />
      );
    case "browsing":
    case "signed-in":
    case "warning":
      return screens && <screens.OpenBook />;
    case "ending":
      return <EndingScreen />;
    case "out-of-order":
      return <OutOfOrderScreen outOfOrder={outOfOrder} />;
    case "closed":
      return goodbye === null ? <ClosedScreen /> : <GoodbyeScreen reason={goodbye} />;
    case "staff":
      // The staff page covers this one.
      return null;
  }
}

/** The sign of a sound, once it is loaded. */
function LateSoundSign() {
  const screens = useLoadedScreens();
  return screens && <screens.SoundSign />;
}

/** The sign above a low screen. No controls, no patron data. */
function LowScreenSign() {
  const t = useTranslation();
  const low = useStore((state) => state.display.low);
  if (!low) return null;
  return (
    <p className="low-sign" aria-hidden="true">
      <Icon name="lower" />
      {t("display.low.sign")}
    </p>
  );
}

/** Language and sound follow the settings and the visit. */
function usePageSettings(): void {
  const volume = useStore((state) => state.hello?.settings.volume);
  const language = useStore((state) => state.language);
  useLayoutEffect(() => {
    document.documentElement.lang = tagOf(language);
    document.documentElement.dataset["language"] = language;
    if (!isLoaded(language)) void loadCatalogue(language);
  }, [language]);
  useLayoutEffect(() => {
    if (volume !== undefined) setVolume(volume);
  }, [volume]);
}

/** Loads the catalogues of the offered languages after the screens, so that choosing one is immediate. */
function useOfferedWords(): void {
  const offered = useStore((state) => state.hello?.settings.languages);
  useEffect(() => {
    if (offered !== undefined) void loadOpenBook().then(() => loadCatalogues(offered));
  }, [offered]);
}

/** Marks a spare page for main, and hides it from screen readers. */
function useRehearsal(): void {
  const rehearsing = useStore((state) => state.rehearsing);
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute(REHEARSING, rehearsing);
    if (rehearsing) document.body.setAttribute("aria-hidden", "true");
    else document.body.removeAttribute("aria-hidden");
  }, [rehearsing]);
}

/** Phases of an open visit. Only the warning changes between them, and it informs the guard itself (warning-until-release.ts). */
const OPEN_BOOK: readonly VisitPhase[] = ["browsing", "signed-in", "warning"];

/** V15: after every screen change, presses are ignored for a moment. A reset is one: a spare page becomes the page. */
function useGuardedScreens(): void {
  const shown = useStore((state) => {
    const book = OPEN_BOOK.includes(state.visit.phase) ? "open" : state.visit.phase;
    const { stack, curtain, goodbye, outOfOrder, rehearsing } = state;
    return `${book} ${stack.length} ${currentRoute(state).at} ${curtain} ${goodbye} ${outOfOrder !== null} ${rehearsing}`;
  });
  useEffect(() => {
    if (shown !== "") pressGuard.screenChanged();
  }, [shown]);
}
