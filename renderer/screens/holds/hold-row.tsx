import type { Hold } from "#contract/domain/hold.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import type { Action } from "../../components/pressing.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { type Translate, useLanguage, useLocal, useTranslation } from "../../i18n/index.ts";
import { inOneLine, joinPlaces } from "../../i18n/names.ts";
import { linkTo } from "../../state/links.ts";
import type { PendingCancellation } from "../../state/page-state.ts";
import { undoCancel } from "../../state/pending-cancellations.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { spokenOf } from "../book/spoken-title.ts";
import { TitleName } from "../book/title-name.tsx";
import { useLibraryName } from "../shared/library-name.ts";
import { suspensionWords } from "./suspension-words.ts";

/** One hold: the book, its state, and possible changes. */
export function HoldRow({ hold }: { readonly hold: Hold }) {
  const t = useTranslation();
  const waiting = useStore((state) => state.cancels.find((one) => one.hold.id === hold.id));
  const cancelledNow = useStore((state) => state.cancelled.includes(hold.id));
  if (waiting !== undefined) return <LeavingRow hold={hold} waiting={waiting} />;
  // Same layout as while it could be undone, so that the rows below do not move.
  if (cancelledNow) return <LeavingRow hold={hold} waiting={null} />;
  return (
    <li className={`row row-hold row-hold-${hold.state}`}>
      <BookCover title={hold.title} size="row" />
      <div className="row-words">
        <TitleName title={hold.title} className="row-name" />
        {hold.state === "ready" && hold.ready !== null ? (
          <ReadyLine hold={hold} />
        ) : (
          <StateLine hold={hold} />
        )}
        <ByCounter hold={hold} />
      </div>
      <HoldActions hold={hold} t={t} />
    </li>
  );
}

interface LeavingRowProps {
  readonly hold: Hold;
  /** null = it is cancelled. */
  readonly waiting: PendingCancellation | null;
}

/** A hold that was just cancelled, or will be. The notice above the list has the undo button of the latest. */
function LeavingRow({ hold, waiting }: LeavingRowProps) {
  const t = useTranslation();
  const isLatest = useStore((state) => state.cancels.at(-1)?.hold.id === hold.id);
  const { title } = hold;
  return (
    <li className="row row-hold row-hold-leaving">
      <BookCover title={title} size="row" />
      <div className="row-words">
        <TitleName title={title} className="row-name" />
        <p className="row-state">
          <strong>{waiting === null ? t("hold.state.cancelled") : t("hold.leaving")}</strong>
        </p>
      </div>
      {waiting !== null && !isLatest && (
        <div className="row-actions">
          <RowButton
            word={t("hold.takeBack")}
            title={title}
            name={(words) => t("hold.takeBackOf", { title: words })}
            onPress={() => void undoCancel(waiting)}
          />
        </div>
      )}
    </li>
  );
}

/** Pickup place, shelf and last day. */
function ReadyLine({ hold }: { readonly hold: Hold }) {
  const t = useTranslation();
  const local = useLocal();
  const language = useLanguage();
  const libraryName = useLibraryName();
  if (hold.ready === null) return null;
  const { place, shelf, until } = hold.ready;
  return (
    <>
      <p className="row-ready">
        <strong>{t("hold.readyUntil", { date: until })}</strong>
        {shelf !== "" && <strong>{t("hold.readyShelf", { shelf: inOneLine(shelf) })}</strong>}
      </p>
      {hold.pickup !== "" && (
        <p className="row-note">{joinPlaces(language, [libraryName(hold.pickup), local(place)])}</p>
      )}
    </>
  );
}

/** State (D32, D36, D40, D53), position in the queue (D37), pickup and contact. */
function StateLine({ hold }: { readonly hold: Hold }) {
  const t = useTranslation();
  const libraryName = useLibraryName();
  const live = hold.state === "applied" || hold.state === "approved" || hold.state === "in-transit";
  return (
    <>
      <p className="row-state">
        <strong>
          {hold.suspended === undefined ? (
            t(`hold.state.${hold.state}`)
          ) : (
            <>
              <Icon name="pause" />
              {suspensionWords(hold.suspended, t)}
            </>
          )}
        </strong>
        {hold.position !== null && <strong>{t("hold.position", { count: hold.position })}</strong>}
        {hold.state === "applied" && <span>{t("hold.state.appliedHint")}</span>}
      </p>
      {live && hold.pickup !== "" && (
        <p className="row-note">
          {t("hold.pickupAt", {
            library: libraryName(hold.pickup, "shortName"),
            contact: t(`hold.contact.${hold.contact}`),
          })}
        </p>
      )}
    </>
  );
}

/** Possible actions: allowed by the hold and supported by the backend. */
function useDoable({ changeable, cancellable, suspendable }: Hold): {
  readonly change: boolean;
  readonly cancel: boolean;
  readonly suspend: boolean;
} {
  const change = useCapability("changeHold");
  const cancel = useCapability("cancelHold");
  const suspend = useCapability("suspendHold");
  return {
    change: changeable && change,
    cancel: cancellable && cancel,
    suspend: suspendable === true && suspend,
  };
}

/** D51, D52: instead of unavailable buttons, a note to ask at the counter. */
function ByCounter({ hold }: { readonly hold: Hold }) {
  const t = useTranslation();
  const over = hold.state === "loaned" || hold.state === "cancelled" || hold.state === "expired";
  const { change, cancel } = useDoable(hold);
  if (over || (change && cancel)) return null;
  const words = change
    ? t("hold.askCounterCancel")
    : cancel
      ? t("hold.askCounterChange")
      : t("hold.askCounter");
  return <p className="row-note row-counter">{words}</p>;
}

function HoldActions({ hold, t }: { readonly hold: Hold; readonly t: Translate }) {
  const { change, cancel, suspend } = useDoable(hold);
  if (!change && !cancel && !suspend) return null;
  return (
    <div className="row-actions">
      {change && (
        <RowButton
          word={t("hold.change")}
          title={hold.title}
          name={(title) => t("hold.changeOf", { title })}
          {...linkTo({ at: "hold-change", hold })}
        />
      )}
      {/* Where a hold can be changed, the screen for that leads on to its suspension: a row has room for two. */}
      {suspend && !change && (
        <RowButton
          word={t("hold.suspend.word")}
          title={hold.title}
          name={(title) => t("hold.suspend.wordOf", { title })}
          {...linkTo({ at: "hold-suspend", hold })}
        />
      )}
      {cancel && (
        <RowButton
          word={t("hold.cancel")}
          title={hold.title}
          name={(title) => t("hold.cancelOf", { title })}
          {...linkTo({ at: "hold-cancel", hold })}
        />
      )}
    </div>
  );
}

type RowButtonProps = Action & {
  readonly word: string;
  readonly title: TitleLine;
  /** The accessible name of the button with the title. */
  readonly name: (title: string) => string;
};

/** A button of a row: its label, and for screen readers the book. */
function RowButton({ word, title, name, ...does }: RowButtonProps) {
  return (
    <Button
      className="row-action"
      label={
        <>
          <span aria-hidden="true">{word}</span>
          <span className="visually-hidden" data-spoken={spokenOf(title, name)}>
            {name(title.title)}
          </span>
        </>
      }
      {...does}
    />
  );
}
