import { useEffect, useState } from "react";
import { Icon } from "../components/icon.tsx";
import { useWords } from "../words/index.ts";
import { onSound, type Sound } from "./sound.ts";

/** How long the sign of a sound stays, in milliseconds. */
const STAYS_MS = 3000;

/**
 * What a sound says, for those who do not hear it (WCAG 1.2.1): a sign at the top edge. Readers have the words of the
 * notice that sounds.
 */
export function SoundSign() {
  const t = useWords();
  const [sound, setSound] = useState<{ readonly name: Sound } | null>(null);
  useEffect(() => onSound((name) => setSound({ name })), []);
  useEffect(() => {
    if (sound === null) return;
    const timer = window.setTimeout(() => setSound(null), STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [sound]);
  if (sound === null) return null;
  return (
    <p className={`sound-sign sound-sign-${sound.name}`} aria-hidden="true">
      <Icon name="sound" />
      {t(`speech.sounds.${sound.name}`)}
    </p>
  );
}
