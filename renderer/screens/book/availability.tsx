import type { LibraryId } from "#contract/domain/library.ts";
import type { Availability } from "#contract/domain/title.ts";
import { Icon, type IconName } from "../../components/icon.tsx";
import { type Translate, useTranslation } from "../../i18n/index.ts";
import { useSettings } from "../../state/store.ts";
import { useLibraryName } from "../shared/library-name.ts";

/** An availability as text with icon and tone; never by colour alone (V23). */
interface Told {
  readonly icon: IconName;
  readonly tone: "ok" | "notice" | "plain";
  readonly words: string;
  /** What can be done; may be empty. */
  readonly more: string;
  /** Length of the queue, which begins a line rather than being divided. */
  readonly queue?: string;
  /** Call number; empty if it is not on a shelf, or unknown. */
  readonly callNumber: string;
}

/** Returns the text of an availability; `place` is the library's name, or null for the kiosk's own. */
function tell(availability: Availability, place: string | null, t: Translate): Told | null {
  const library = place ?? "";
  switch (availability.kind) {
    case "on-shelf": {
      const callNumber = availability.callNumber ?? "";
      if (availability.closedStacks) {
        const [words, more] =
          place === null
            ? [t("title.availability.stacksHere"), t("title.availability.ask")]
            : [t("title.availability.stacksAt", { library }), ""];
        return { icon: "desk", tone: "ok", words, more, callNumber };
      }
      const words =
        place === null ? t("title.availability.shelfHere") : t("title.availability.shelfAt", { library });
      return { icon: "shelf", tone: "ok", words, more: "", callNumber };
    }
    case "holdable": {
      const { waiting } = availability;
      const queue =
        waiting === 0 ? t("title.availability.nobody") : t("title.availability.waiting", { count: waiting });
      const more = t("title.availability.holdable");
      return {
        icon: "clock",
        tone: "notice",
        words: t("title.availability.out"),
        more,
        queue,
        callNumber: "",
      };
    }
    case "in-library": {
      const words =
        place === null ? t("title.availability.insideHere") : t("title.availability.insideAt", { library });
      return { icon: "house", tone: "plain", words, more: "", callNumber: "" };
    }
    case "none":
      return { icon: "info", tone: "plain", words: t("title.availability.none"), more: "", callNumber: "" };
    case "unknown":
      return null;
  }
}

interface AvailabilityLineProps {
  readonly availability: Availability;
  /** Instead of what is usually said after the availability, where there is room for more. */
  readonly further?: string | undefined;
}

interface ShownProps extends AvailabilityLineProps {
  readonly ownLibrary: LibraryId;
  libraryName(id: LibraryId): string;
}

/** The availability as seen from a library, with icon and text. Nothing if it is unknown. */
export function AvailabilityShown({ availability, further, ownLibrary, libraryName }: ShownProps) {
  const t = useTranslation();
  const id = "library" in availability ? availability.library : ownLibrary;
  const place = id === ownLibrary ? null : libraryName(id);
  const told = tell(availability, place, t);
  if (told === null) return null;
  const { icon, tone, words, callNumber } = told;
  const more = further ?? told.more;
  const queue = further === undefined ? told.queue : undefined;
  return (
    <span className={`availability availability-${tone}`}>
      <Icon name={icon} />
      <span className="availability-answer">
        <span className="availability-words">{words}</span>
        {more !== "" && (
          <span className="availability-more">
            {more}
            {queue !== undefined && (
              <>
                {t("common.apart")}
                <span className="availability-queue">{queue}</span>
              </>
            )}
          </span>
        )}
        {callNumber !== "" && (
          <span className="call-number" lang="ja">
            {callNumber}
          </span>
        )}
      </span>
    </span>
  );
}

/** The availability as seen from this kiosk's library. */
export function AvailabilityLine(props: AvailabilityLineProps) {
  return (
    <AvailabilityShown {...props} ownLibrary={useSettings().ownLibrary} libraryName={useLibraryName()} />
  );
}
