import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon, type IconName } from "../components/icon.tsx";
import { useTranslation } from "../i18n/index.ts";
import { outcomeOfLoan, useLending } from "../queries/lending.ts";
import { isAmiss } from "../queries/outcome.ts";
import { outcomeOfReturn, useReturning } from "../queries/returning.ts";
import { moveToFreePlace } from "../read-aloud/free-place.ts";
import { onSound, type Sound } from "../read-aloud/sound.ts";
import { useScanSounds } from "../screens/shared/scanned-lines.ts";

const ICONS: Readonly<Record<Sound, IconName>> = {
  seen: "eye",
  done: "check",
  refusal: "notice",
  warning: "clock",
};

/** Milliseconds for which the sound icon is shown. */
const STAYS_MS = 3000;
/**
 * Milliseconds before the icon is placed, after its sound or after a change of the page. Placing it measures every line of the page,
 * which would delay the outcome of a scan that follows its first sound at once.
 */
const PLACE_AFTER_MS = 60;

/**
 * A visual equivalent of sounds (WCAG 1.2.1): an icon and a word at the top edge, or another place where it covers nothing. Screen readers
 * get the text of the notice with the sound.
 */
export function SoundSign() {
  const t = useTranslation();
  // This component is mounted on every screen, and copies are scanned on every screen.
  const isLoanAmiss = useLending(({ lines }) => lines.some((line) => isAmiss(outcomeOfLoan(line))));
  const isReturnAmiss = useReturning(({ lines }) => lines.some((line) => isAmiss(outcomeOfReturn(line))));
  useScanSounds(
    useLending((state) => state.heard),
    isLoanAmiss,
  );
  useScanSounds(
    useReturning((state) => state.heard),
    isReturnAmiss,
  );
  const [sound, setSound] = useState<{ readonly name: Sound } | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    const unsubscribe = onSound((_, name) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setSound({ name }), PLACE_AFTER_MS);
    });
    return () => {
      window.clearTimeout(timer);
      unsubscribe();
    };
  }, []);
  useEffect(() => {
    if (sound === null) return;
    const timer = window.setTimeout(() => setSound(null), STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [sound]);
  const sign = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(
    () => (sound === null || sign.current === null ? undefined : keepFree(sign.current)),
    [sound],
  );
  if (sound === null) return null;
  return (
    <p ref={sign} className={`sound-sign sound-sign-${sound.name}`} aria-hidden="true">
      <Icon name={ICONS[sound.name]} />
      {t(`speech.sounds.${sound.name}`)}
    </p>
  );
}

/** Keeps the icon away from controls, also when they move. Returns the function that stops it. */
function keepFree(sign: HTMLElement): (() => void) | undefined {
  const page = document.getElementById("root");
  if (page === null) return undefined;
  moveToFreePlace(sign, page);
  let timer: number | undefined;
  const changes = new MutationObserver(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      moveToFreePlace(sign, page);
      // Of its own move.
      changes.takeRecords();
    }, PLACE_AFTER_MS);
  });
  changes.observe(page, { childList: true, subtree: true, characterData: true, attributes: true });
  return () => {
    window.clearTimeout(timer);
    changes.disconnect();
  };
}
