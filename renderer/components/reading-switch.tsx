import { useStore } from "../app/store.ts";
import { useWords } from "../words/index.ts";
import { Button } from "./button.tsx";

/** 「読み上げ」, where the terminal can; elsewhere nothing. */
export function ReadingSwitch() {
  const t = useWords();
  const speech = useStore((state) => state.hello?.settings.speech === true);
  const reading = useStore((state) => state.reading);
  const { setReading } = useStore.getState();
  if (!speech) return null;
  return (
    <Button
      className="foot-small foot-reading"
      icon="sound"
      label={t("speech.toggle")}
      pressed={reading}
      onPress={() => setReading(!reading)}
    />
  );
}
