import { useEffect } from "react";
import { Button } from "../../components/button.tsx";
import { play, type Sound, setVolume } from "../../read-aloud/sound.ts";
import { Panel } from "../panel.tsx";
import { go, useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";

const SOUNDS: readonly Sound[] = ["seen", "done", "refusal", "warning"];

/** The sounds at the volume that patrons hear. */
export function SoundTest() {
  const t = useStaffWords();
  const settings = useStaff((state) => state.settings?.settings ?? []);
  const value = (path: string): unknown => settings.find((one) => one.path === path)?.value;
  const volume = value("sounds.on") === true ? Number(value("sounds.volume")) : 0;
  useEffect(() => setVolume(volume), [volume]);
  return (
    <Panel
      heading={t.tests.names.sound}
      help={volume === 0 ? t.tests.soundOff : t.tests.soundHint}
      onBack={() => go({})}
    >
      <div className="staff-groups">
        {volume > 0 &&
          SOUNDS.map((sound) => (
            <Button key={sound} label={t.tests.sounds[sound]} onPress={() => play(sound)} />
          ))}
      </div>
    </Panel>
  );
}
