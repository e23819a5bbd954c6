import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button, type ControlState } from "../../components/button.tsx";
import { FreeRoom } from "../../components/free-room.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { PagedView, type TurnAt } from "../../components/paged-view.tsx";
import type { Action } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { Route } from "../../navigation/route.ts";
import { announce } from "../../read-aloud/announcer.tsx";
import { bareText } from "../../ruby/bare-text.ts";
import { LINK_BACK, linkTo } from "../../state/links.ts";
import { useStore } from "../../state/store.ts";
import { Picture, type PictureName } from "./picture.tsx";
import { ReadAloudSwitch } from "./read-aloud-switch.tsx";

interface FootLooks {
  readonly label: string;
  readonly icon?: IconName;
  /** The icon is after the label. */
  readonly iconAfter?: IconName;
  readonly state?: ControlState;
  /** Pages a list: absent while a part of this page was not seen, so that no row is missed. */
  readonly turnsList?: boolean;
}

/** Appearance and action of a button in the foot. */
export type FootAction = FootLooks & Action;

/** A screen of an open visit. */
export interface PageProps {
  /** The question, a sentence. */
  readonly heading: ReactNode;
  /** Language of the heading when it is a title of a book. */
  readonly headingLang?: string | undefined;
  /** Small line above it. Default: the card of the visit. */
  readonly caption?: ReactNode;
  /** Information: below the heading in portrait, on the left page of a spread. */
  readonly aside?: ReactNode;
  /** True if the aside is the purpose of the screen: it stays before the body when shown in parts. */
  readonly asideFirst?: boolean;
  /** What helps where there is room for it, below the information: a picture, a book. Nothing that can be pressed. */
  readonly extra?: ReactNode;
  /** The same on a spread alone, where there is no `extra`: its left page would be empty. */
  readonly spreadPicture?: PictureName;
  /** Controls: the body in portrait, the right page of a spread. */
  readonly children?: ReactNode;
  /** A keyboard, always visible above the foot at any type size. */
  readonly keyboard?: ReactNode;
  /** Bottom right, filled. Absent when there is nothing to do. */
  readonly primary?: FootAction | undefined;
  /** Next to it, outlined. */
  readonly secondary?: FootAction | undefined;
  /** Page of a list, from 1, or state of a screen; another value shows the first part. */
  readonly turn?: number;
  /** A list of several pages, whose number is shown: the parts of one page are not counted beside it. */
  readonly inList?: boolean | undefined;
  /** At the end of the line above the heading: the button for the previous page, if the foot has no room. */
  readonly headEnd?: ReactNode;
  /** Text between back and next, for instance 「1 / 5ページ」. */
  readonly footNote?: ReactNode;
  /** Default: the screen before. null = no way back (forced change). */
  readonly onBack?: (() => void) | null;
  readonly backLabel?: string;
  /** False omits 「こまったら」: on its own screen, and where only one way leads on. */
  readonly help?: boolean;
  /** False if the screen itself has the `HideButton`. */
  readonly hide?: boolean;
  /** Class of the page for its style sheet. */
  readonly className?: string;
}

/**
 * One page: heading, body and the fixed foot もどる, こまったら, next at the bottom right. The app draws the ribbon's end button (bottom
 * left). The heading is focused when the screen opens, unless a field of the screen is. When shown in parts, controls come before
 * information, so that the answers are in the first part.
 */
export function Page(props: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) heading.current?.focus({ preventScroll: true });
    else announce(bareText(heading.current));
    // Valid for this screen only.
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
        {typeof props.heading === "string" ? clauses(props.heading) : props.heading}
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
  const extraContent =
    props.extra || (spread && props.spreadPicture !== undefined && <Picture of={props.spreadPicture} />);
  const hasExtra = Boolean(extraContent);
  const extra = hasExtra && <FreeRoom key="extra">{extraContent}</FreeRoom>;
  const primaryTurnsList = props.primary?.turnsList === true;
  const turnAt: TurnAt | undefined =
    turnPlace === null ? undefined : { place: turnPlace, brief: props.keyboard !== undefined };
  const keyboard = props.keyboard !== undefined && <div className="page-keyboard">{props.keyboard}</div>;
  return (
    <div className={`page ${hasExtra ? "page-extra" : ""} ${props.className ?? ""}`}>
      {spread ? (
        <main className="page-main">
          <PagedView className="page-flow" turn={props.turn} inList={props.inList} quiet={true}>
            {head}
            {aside}
            {extra}
          </PagedView>
          <div className="page-right">
            <PagedView className="page-flow" turn={props.turn} inList={props.inList} onUnseen={setUnseen}>
              {body}
            </PagedView>
            {keyboard}
          </div>
        </main>
      ) : (
        <main className="page-main">
          <PagedView
            className="page-flow"
            turn={props.turn}
            turnAt={turnAt}
            inList={props.inList}
            onUnseen={setUnseen}
          >
            {(inParts) =>
              inParts && props.asideFirst !== true ? [head, body, aside] : [head, aside, extra, body]
            }
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
 * A heading too long for its line breaks after a comma or a wide space first: no browser finds 「どう」 to belong to what follows, and
 * Chinese breaks anywhere.
 */
function clauses(heading: string): ReactNode {
  const [, first, space, second] = /^(.+?(?:[、，]|(?=\u3000)))(\u3000?)(.+)$/u.exec(heading) ?? [];
  if (first === undefined) return heading;
  return (
    <>
      <span className="clause">{first}</span>
      {space !== "" && " "}
      <span className="clause">{second}</span>
    </>
  );
}

/**
 * One wide page in larger type has a foot of two lines, and the upper one has room for the paging of parts. Otherwise it is below
 * the content.
 */
function useTurnsInFoot(): boolean {
  const larger = useStore((state) => state.display.type !== "normal");
  return useLayout() === "single" && larger;
}

/** The last digits of the card; null without a sign-in. */
function useCardLine(): string | null {
  const t = useTranslation();
  const tail = useStore((state) => (state.byCard ? state.cardTail : state.overview?.patron.cardTail));
  return tail == null ? null : t("common.card", { tail: `・・・・${tail}` });
}

/** Hides the page from people behind the patron; only for signed-in patrons. `short`: beside other buttons with little room. */
export function HideButton({ short: beside = false }: { readonly short?: boolean }) {
  const t = useTranslation();
  const signedIn = useStore((state) => state.overview !== null);
  const type = useStore((state) => state.display.type);
  const layout = useLayout();
  const short =
    beside || (layout === "single" ? type !== "normal" : layout === "spread" && type === "largest");
  const { drawCurtain } = useStore.getState();
  if (!signedIn) return null;
  return (
    <Button
      className="page-hide"
      icon="eye-off"
      label={t(short ? "display.curtain.hideShort" : "display.curtain.hide")}
      onPress={() => drawCurtain(true)}
    />
  );
}

const HELP: Route = { at: "help" };

interface FootProps extends PageProps {
  /** Also true while it is absent, so that the foot keeps its height. */
  readonly primaryTurnsList: boolean;
  /** Sets the place for the paging of parts. */
  readonly turnPlace: (place: HTMLElement | null) => void;
}

/** An absent button keeps its place, so that each of the others has one of its own on every screen (V20). */
function Foot(props: FootProps) {
  const { primary, primaryTurnsList, secondary, footNote, onBack, backLabel, help = true, turnPlace } = props;
  const t = useTranslation();
  const turns = useTurnsInFoot();
  const { openDialog } = useStore.getState();
  return (
    <footer className={primaryTurnsList ? "foot foot-turns-list" : "foot"}>
      {onBack === null ? (
        <span className="button foot-gap foot-gap-back" aria-hidden="true">
          {t("common.back")}
        </span>
      ) : (
        <Button
          className="foot-back"
          hand="back"
          label={backLabel ?? t("common.back")}
          {...(onBack === undefined ? LINK_BACK : { onPress: onBack })}
        />
      )}
      {turns && <div ref={turnPlace} className="foot-turn" />}
      {help ? (
        <Button
          className="foot-small foot-help"
          hand="help"
          icon="hand"
          label={t("common.help")}
          {...linkTo(HELP)}
        />
      ) : (
        <span className="button foot-small foot-gap" aria-hidden="true">
          <Icon name="hand" />
          {t("common.help")}
        </span>
      )}
      <Button
        className="foot-small foot-display"
        icon="type-size"
        label={t("display.open")}
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
