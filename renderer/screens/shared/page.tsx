import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button, type ControlState } from "../../components/button.tsx";
import type { IconName } from "../../components/icon.tsx";
import { PagedView, type TurnAt } from "../../components/paged-view.tsx";
import type { Action } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { Route } from "../../navigation/route.ts";
import { announce } from "../../read-aloud/announcer.tsx";
import { bareText } from "../../ruby/bare-text.ts";
import { LINK_BACK, linkTo } from "../../state/links.ts";
import { useStore } from "../../state/store.ts";
import { ReadAloudSwitch } from "./read-aloud-switch.tsx";

interface FootLooks {
  readonly label: string;
  readonly icon?: IconName;
  /** The icon stands behind the words. */
  readonly iconAfter?: IconName;
  readonly state?: ControlState;
  /** Turns a list: absent as long as a part of this page was not seen, so that no row is passed over. */
  readonly turnsList?: boolean;
}

/** An action in the foot, how it looks and what it does. */
export type FootAction = FootLooks & Action;

/** A screen of an open visit. */
export interface PageProps {
  /** The question, a sentence. */
  readonly heading: ReactNode;
  /** Language of the heading when it is a title of a book. */
  readonly headingLang?: string | undefined;
  /** Small line above it: where am I. Default: whose card the page belongs to. */
  readonly caption?: ReactNode;
  /** What tells: under the heading in portrait, on the left page of a spread. */
  readonly aside?: ReactNode;
  /** True where the aside is what the screen is opened for: it stays before the body where the page is turned in parts. */
  readonly asideFirst?: boolean;
  /** What asks: the body in portrait, the right page of a spread. */
  readonly children?: ReactNode;
  /** A keyboard: it stays in view whatever the size of type, above the foot. */
  readonly keyboard?: ReactNode;
  /** Bottom right, filled. Absent when there is nothing to do. */
  readonly primary?: FootAction | undefined;
  /** Beside it, outlined. */
  readonly secondary?: FootAction | undefined;
  /** Page of a list, counted from 1, or state of a screen: another one is read from its beginning. */
  readonly turn?: number;
  /** At the end of the line above the heading: the way to the page before, where the foot has no room for it. */
  readonly headEnd?: ReactNode;
  /** Words between back and forward, for instance 「1 / 5ページ」. */
  readonly footNote?: ReactNode;
  /** Default: the screen before. null = no way back (forced change). */
  readonly onBack?: (() => void) | null;
  readonly backLabel?: string;
  /** False leaves 「こまったら」 away: on its own screen and in the forced change. */
  readonly help?: boolean;
  /** False where the screen itself has the `HideButton`, in a line that has room for it. */
  readonly hide?: boolean;
  /** Class of the page for its style sheet. */
  readonly className?: string;
}

/**
 * One page: heading block, body and the fixed foot もどる, こまったら, forward at the bottom right. The ribbon's
 * end button (bottom left) is drawn by the app. The heading takes the focus when the screen opens, unless a field
 * of the screen has taken it already. Where the page is turned in parts, what asks stands before what tells, so that
 * the answers are in the first part.
 */
export function Page(props: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) heading.current?.focus({ preventScroll: true });
    else announce(bareText(heading.current));
    // It is true of this screen only.
    return () => announce("");
  }, []);
  const spread = useLayout() === "spread";
  const [turnPlace, setTurnPlace] = useState<HTMLElement | null>(null);
  const [unseen, setUnseen] = useState(false);
  const card = useCardLine();
  const head = (
    <header key="head" className="page-head">
      <div className="page-top">
        <div className="caption page-caption">{props.caption ?? card}</div>
        {props.headEnd}
        {props.hide !== false && <HideButton />}
      </div>
      <h1 ref={heading} tabIndex={-1} lang={props.headingLang}>
        {props.heading}
      </h1>
    </header>
  );
  const aside = (
    <div key="aside" className="page-aside">
      {props.aside}
    </div>
  );
  const body = (
    <div key="body" className="page-body">
      {props.children}
    </div>
  );
  const primaryTurnsList = props.primary?.turnsList === true;
  const turnAt: TurnAt | undefined =
    turnPlace === null ? undefined : { place: turnPlace, brief: props.keyboard !== undefined };
  const keyboard = props.keyboard !== undefined && <div className="page-board">{props.keyboard}</div>;
  return (
    <div className={`page ${props.className ?? ""}`}>
      {spread ? (
        <main className="page-main">
          <PagedView className="page-flow" turn={props.turn}>
            {head}
            {aside}
          </PagedView>
          <div className="page-right">
            <PagedView className="page-flow" turn={props.turn} onUnseen={setUnseen}>
              {body}
            </PagedView>
            {keyboard}
          </div>
        </main>
      ) : (
        <main className="page-main">
          <PagedView className="page-flow" turn={props.turn} turnAt={turnAt} onUnseen={setUnseen}>
            {(inParts) => (inParts && props.asideFirst !== true ? [head, body, aside] : [head, aside, body])}
          </PagedView>
          {keyboard}
        </main>
      )}
      <Foot
        {...props}
        primary={unseen && primaryTurnsList ? undefined : props.primary}
        primaryTurnsList={primaryTurnsList}
        turnPlace={setTurnPlace}
      />
    </div>
  );
}

/**
 * One wide page in larger type has a foot of two lines, and the upper one has room beside the way back: the way to the
 * other parts stands there. Everywhere else it stands below what it turns.
 */
function useTurnsInFoot(): boolean {
  const larger = useStore((state) => state.display.type !== "normal");
  return useLayout() === "single" && larger;
}

/** Whose page it is, by the last signs of the card; null where nobody is signed in. */
function useCardLine(): string | null {
  const t = useTranslation();
  const tail = useStore((state) => state.overview?.patron.cardTail);
  return tail === undefined ? null : t("common.card", { tail: `・・・・${tail}` });
}

/** One touch hides the page from people behind; only who is signed in has something to hide. */
export function HideButton() {
  const t = useTranslation();
  const signedIn = useStore((state) => state.overview !== null);
  const { drawCurtain } = useStore.getState();
  if (!signedIn) return null;
  return (
    <Button
      className="page-hide"
      icon="eye-off"
      label={t("comfort.curtain.hide")}
      onPress={() => drawCurtain(true)}
    />
  );
}

const HELP: Route = { at: "help" };

interface FootProps extends PageProps {
  /** True also while it is absent: the foot is as high then as it will be with it. */
  readonly primaryTurnsList: boolean;
  /** Takes the place for the way to the other parts of the page. */
  readonly turnPlace: (place: HTMLElement | null) => void;
}

function Foot(props: FootProps) {
  const { primary, primaryTurnsList, secondary, footNote, onBack, backLabel, help = true, turnPlace } = props;
  const t = useTranslation();
  const turns = useTurnsInFoot();
  const { openDialog } = useStore.getState();
  return (
    <footer className={primaryTurnsList ? "foot foot-turns-list" : "foot"}>
      {onBack !== null && (
        <Button
          className="foot-back"
          hand="back"
          label={backLabel ?? t("common.back")}
          {...(onBack === undefined ? LINK_BACK : { onPress: onBack })}
        />
      )}
      {turns && <div ref={turnPlace} className="foot-turn" />}
      {help && (
        <Button
          className="foot-small foot-help"
          hand="help"
          icon="hand"
          label={t("common.help")}
          {...linkTo(HELP)}
        />
      )}
      <Button
        className="foot-small foot-comfort"
        icon="type-size"
        label={t("comfort.open")}
        onPress={() => openDialog("display")}
      />
      <ReadAloudSwitch />
      <div className="foot-forward">
        {footNote !== undefined && <div className="foot-note">{footNote}</div>}
        {secondary !== undefined && <Button {...secondary} />}
        {primary !== undefined && <Button kind="primary" {...primary} />}
      </div>
    </footer>
  );
}
