import { type ReactNode, useEffect, useRef } from "react";
import { announce } from "../app/announcer.tsx";
import { useStore } from "../app/store.ts";
import { useWords } from "../words/index.ts";
import { Button, type ControlState } from "./button.tsx";
import type { IconName } from "./icon.tsx";
import { ReadingSwitch } from "./reading-switch.tsx";

/** An action in the foot. */
export interface FootAction {
  readonly label: string;
  readonly icon?: IconName;
  /** The icon stands behind the words. */
  readonly iconAfter?: IconName;
  readonly state?: ControlState;
  onPress(): void;
}

/** A screen of an open visit. */
export interface PageProps {
  /** The question, a sentence. */
  readonly heading: ReactNode;
  /** Language of the heading when it is a title of a book. */
  readonly headingLang?: string | undefined;
  /** Small line above it: where am I. */
  readonly caption?: ReactNode;
  /** What tells: under the heading in portrait, on the left page of a spread. */
  readonly aside?: ReactNode;
  /** What asks: the body in portrait, the right page of a spread. */
  readonly children?: ReactNode;
  /** Bottom right, filled. Absent when there is nothing to do. */
  readonly primary?: FootAction | undefined;
  /** Beside it, outlined. */
  readonly secondary?: FootAction | undefined;
  /** Words between back and forward, for instance 「1 / 5ページ」. */
  readonly footNote?: ReactNode;
  /** Default: the screen before. null = no way back (forced change). */
  readonly onBack?: (() => void) | null;
  readonly backLabel?: string;
  /** False leaves 「こまったら」 away: on its own screen and in the forced change. */
  readonly help?: boolean;
  /** Class of the page for its style sheet. */
  readonly className?: string;
}

/**
 * One page: heading block, body and the fixed foot もどる, こまったら, forward at the bottom right. The ribbon's
 * tail (bottom left) is drawn by the app. The heading takes the focus when the screen opens, unless a field
 * of the screen has taken it already.
 */
export function Page(props: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) heading.current?.focus({ preventScroll: true });
    else announce(heading.current?.textContent ?? "");
  }, []);
  return (
    <div className={`page ${props.className ?? ""}`}>
      <main>
        <header className="page-head">
          <div className="caption page-caption">{props.caption}</div>
          <h1 ref={heading} tabIndex={-1} lang={props.headingLang}>
            {props.heading}
          </h1>
        </header>
        <div className="page-aside">{props.aside}</div>
        <div className="page-body">{props.children}</div>
      </main>
      <Foot {...props} />
    </div>
  );
}

function Foot({ primary, secondary, footNote, onBack, backLabel, help = true }: PageProps) {
  const t = useWords();
  const back = useStore((state) => state.back);
  const go = useStore((state) => state.go);
  return (
    <footer className="foot">
      <div className="foot-left">
        {onBack !== null && (
          <Button hand="back" label={backLabel ?? t("common.back")} onPress={onBack ?? back} />
        )}
        {help && (
          <Button
            className="foot-help"
            hand="help"
            icon="hand"
            label={t("common.help")}
            onPress={() => go({ at: "help" })}
          />
        )}
        <ReadingSwitch />
      </div>
      <div className="foot-forward">
        {footNote !== undefined && <div className="foot-note">{footNote}</div>}
        {secondary !== undefined && <Button {...secondary} />}
        {primary !== undefined && <Button kind="primary" {...primary} />}
      </div>
    </footer>
  );
}
