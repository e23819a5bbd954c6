import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";
import { toggleReadAloud } from "../../state/toggle-read-aloud.ts";

interface ReadingSwitchProps {
  readonly className?: string;
}

/** 「読み上げ」, where the terminal can; elsewhere nothing. */
export function ReadAloudSwitch({ className = "foot-small foot-reading" }: ReadingSwitchProps) {
  const t = useTranslation();
  const speech = useStore((state) => state.hello?.settings.speech === true);
  const readAloud = useStore((state) => state.readAloud);
  if (!speech) return null;
  return (
    <Button
      className={className}
      icon="sound"
      label={t("speech.toggle")}
      pressed={readAloud}
      onPress={toggleReadAloud}
    />
  );
}
