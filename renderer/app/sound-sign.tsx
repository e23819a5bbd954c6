import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "../components/icon.tsx";
import { useTranslation } from "../i18n/index.ts";
import { moveToFreePlace } from "../read-aloud/free-place.ts";
import { onSound, type Sound } from "../read-aloud/sound.ts";

/** How long the sign of a sound stays, in milliseconds. */
const STAYS_MS = 3000;

/**
 * What a sound says, for those who do not hear it (WCAG 1.2.1): a sign at the top edge, or where else it covers
 * nothing. Readers have the words of the notice that sounds.
 */
export function SoundSign() {
  const t = useTranslation();
  const [sound, setSound] = useState<{ readonly name: Sound } | null>(null);
  useEffect(() => onSound((name) => setSound({ name })), []);
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
      <Icon name="sound" />
      {t(`speech.sounds.${sound.name}`)}
    </p>
  );
}

/** Keeps the sign off what can be pressed, also when that moves or changes under it. Answers a stop. */
function keepFree(sign: HTMLElement): (() => void) | undefined {
  const page = document.getElementById("root");
  if (page === null) return undefined;
  moveToFreePlace(sign, page);
  const changes = new MutationObserver(() => moveToFreePlace(sign, page));
  changes.observe(page, { childList: true, subtree: true, characterData: true, attributes: true });
  return () => changes.disconnect();
}
