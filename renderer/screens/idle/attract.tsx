import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { usePressing } from "../../components/pressing.ts";
import { ReaderPlace } from "../../components/reader-place.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { useHiddenStaffGesture } from "../../input/hidden-staff-gesture.ts";
import { kiosk } from "../../kiosk.ts";
import { useCanBeLow } from "../../layout.ts";
import type { Route } from "../../navigation/route.ts";
import { useCapability, useOwnLibrary, useSettings, useStore } from "../../state/store.ts";
import { LanguageButtons } from "../shared/language-buttons.tsx";
import { useNoticeText } from "../shared/notice-text.ts";
import { hoursToday } from "../shared/opening-hours.ts";
import { ReadAloudSwitch } from "../shared/read-aloud-switch.tsx";
import { ShelfOfBooks } from "./shelf-of-books.tsx";

/** Begins a visit by a touch: notifies main and opens the page. */
function beginWith(route: Route | null): void {
  void kiosk().begin({});
  if (route !== null) useStore.getState().go(route);
}

/**
 * Chromium frees the memory for a page's next picture when the page has drawn nothing for so many milliseconds. The time since this
 * screen was opened is taken for that.
 */
const FREED_MS = 5000;

/**
 * Draws an invisible element when a code begins, so that this memory, 8 MB without a graphics card, is allocated before the password
 * screen needs it (docs/bench.md).
 */
function NextPicture() {
  const codeBegan = useStore((state) => state.codeBegan);
  const [shownAt] = useState(() => performance.now());
  if (codeBegan === null || codeBegan - shownAt < FREED_MS) return null;
  return <i key={codeBegan} className="next-picture" aria-hidden="true" />;
}

/**
 * The attract screen: a shelf of closed books, one with a ribbon (V45).
 * @param toasts answers to a scan; a parameter, because they are not in the first script
 */
export function AttractScreen({ toasts }: { readonly toasts: ReactNode }) {
  return (
    <main className="attract">
      <Head />
      <Lines />
      <Shelf />
      <Doors />
      {/* A choice begins a visit, because it ends with the visit (V40). */}
      <LanguageButtons onChosen={() => beginWith(null)} />
      <Fitting />
      {toasts}
      <NextPicture />
    </main>
  );
}

/** The library's name and hours, and staff's hidden way in: it is there although the system does not know the library. */
function Head() {
  const t = useTranslation();
  const local = useLocal();
  const library = useOwnLibrary();
  const { ownLibrary } = useSettings();
  const gesture = useHiddenStaffGesture();
  const hours = library && hoursToday(library);
  return (
    <header className="attract-head" ref={gesture}>
      <p className="attract-library">{library === undefined ? ownLibrary : local(library.name)}</p>
      {hours !== undefined && (
        <p className="attract-hours">
          {hours === null ? t("visit.attract.closedToday") : t("visit.attract.today", { ...hours })}
        </p>
      )}
    </header>
  );
}

/** What the terminal can do now: a part of the library may be away. */
function useParts() {
  const away = useStore((state) => state.hello?.partAway);
  const besideAway = useStore((state) => state.hello?.besideAway) ?? [];
  const { patrons } = useSettings();
  const system = away !== "system";
  return {
    search: useCapability("search") && away !== "catalogue",
    system,
    /** Patrons sign in. */
    card: system && patrons,
    lends: useCapability("checkOut") && system && !besideAway.includes("checkOut"),
    takesBack: useCapability("checkIn") && system && !besideAway.includes("checkIn"),
  };
}

type Purpose =
  | `visit.attract.${"line1" | "line2" | "lend" | "takeBack" | "lendAndTakeBack"}`
  | "home.loans"
  | "home.holds"
  | "visit.outOfOrder.heading";

/** The purpose of the terminal, in one line or two. */
function useOffer(): readonly Purpose[] {
  const { search, system, lends, takesBack } = useParts();
  const placeHold = useCapability("placeHold") && system;
  const { patrons } = useSettings();
  if (search && lends && takesBack) return ["visit.attract.line1", "visit.attract.lendAndTakeBack"];
  if (search && lends) return ["visit.attract.line1", "visit.attract.lend"];
  if (search) return placeHold ? ["visit.attract.line1", "visit.attract.line2"] : ["visit.attract.line1"];
  if (lends) return takesBack ? ["visit.attract.lend", "visit.attract.takeBack"] : ["visit.attract.lend"];
  if (takesBack) return ["visit.attract.takeBack"];
  return patrons ? ["home.loans", "home.holds"] : ["visit.outOfOrder.heading"];
}

function Lines() {
  const t = useTranslation();
  const text = useNoticeText();
  const notices = useStore((state) => state.hello?.notices) ?? [];
  const away = useStore((state) => state.hello?.partAway) ?? null;
  const { search, card, takesBack } = useParts();
  const lines = useOffer();
  return (
    <div className="attract-lines">
      <h1 className="display">
        {lines.map((line) => (
          <span key={line}>{t(line)} </span>
        ))}
      </h1>
      {away !== null && (
        <p className="attract-sub attract-away" role="status">
          <Icon name="info" />
          {t(`common.partAway.${away}`)}
        </p>
      )}
      {takesBack && !card && <p className="attract-sub">{t("visit.attract.scanBook")}</p>}
      {notices.length === 0
        ? search && away === null && <p className="attract-sub">{t("visit.attract.sub")}</p>
        : notices.map((notice) => (
            <p className="attract-sub" key={notice.ja}>
              {text(notice)}
            </p>
          ))}
    </div>
  );
}

/**
 * Touching the shelf starts a search without a card; without a catalogue, it asks for the card or opens the only screen. Keyboard
 * and screen reader users have the buttons.
 */
function Shelf() {
  const { search, card } = useParts();
  const pressing = usePressing(() =>
    beginWith(search ? { at: "search" } : card ? { at: "scan-card" } : null),
  );
  return (
    <div className="attract-shelf" aria-hidden="true" onClick={pressing.onClick}>
      <ShelfOfBooks />
      <div className="attract-ribbon" />
    </div>
  );
}

function Doors() {
  const t = useTranslation();
  const { scannerPlace } = useSettings();
  const { search, card, takesBack } = useParts();
  const side = scannerPlace.endsWith("right") ? "doors-card-right" : "";
  return (
    <div className={`doors ${side}`}>
      {card && (
        <ScanDoor
          icon="card"
          label={t("visit.attract.scan")}
          onPress={() => beginWith({ at: "scan-card" })}
        />
      )}
      {search && (
        <Button
          className="door"
          kind={card ? "outline" : "primary"}
          icon="search"
          label={t("visit.attract.browse")}
          onPress={() => beginWith({ at: "search" })}
        />
      )}
      {takesBack && card && (
        <Button
          className="door door-return"
          icon="trolley"
          label={t("visit.attract.giveBack")}
          onPress={() => beginWith({ at: "returns" })}
        />
      )}
      {takesBack && !card && (
        <ScanDoor icon="trolley" label={t("visit.attract.giveBack")} onPress={() => beginWith(null)} />
      )}
    </div>
  );
}

interface ScanDoorProps {
  readonly icon: IconName;
  readonly label: string;
  onPress(): void;
}

/** The door that a scan opens as well, with the place of the reader. */
function ScanDoor({ icon, label, onPress }: ScanDoorProps) {
  const { scannerPlace } = useSettings();
  const pressing = usePressing(onPress);
  return (
    <button type="button" className="button button-primary door door-card" {...pressing}>
      <Icon name={icon} />
      <span className="button-words">{label}</span>
      <span className="door-arrow">
        <ReaderPlace place={scannerPlace} />
      </span>
    </button>
  );
}

/** Buttons for display preferences and reading aloud; each begins a visit, as a language does. */
function Fitting() {
  const t = useTranslation();
  const canBeLow = useCanBeLow(useSettings().panelDiagonalInches);
  const { openDialog, setDisplay } = useStore.getState();
  return (
    <div className="fitting">
      <Button
        icon="type-size"
        label={t("display.heading")}
        onPress={() => {
          openDialog("display");
          beginWith(null);
        }}
      />
      {canBeLow && (
        <Button
          icon="lower"
          label={t("display.low.attract")}
          onPress={() => {
            setDisplay({ low: true });
            beginWith(null);
          }}
        />
      )}
      <ReadAloudSwitch className="" />
    </div>
  );
}
