import { useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { staff } from "../bridge.ts";
import { ConfirmedButton } from "../confirmed-button.tsx";
import { saveSettings, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import type { EditorProps } from "./editor-props.ts";

const SAID = { taken: "enrolTaken", known: "enrolKnown", "no-staff-card": "enrolStranger" } as const;

/** Staff cards of this terminal: their number, adding one by a scan, removing all. */
export function CardsEditor({ frame }: EditorProps) {
  const t = useStaffWords();
  const cards = useStaff((state) => state.settings?.staffCards ?? 0);
  const pattern = useStaff(
    (state) => state.settings?.settings.find(({ path }) => path === "staff.cardPattern")?.value,
  );
  const fleet = useStaff(
    (state) => state.settings?.settings.find(({ path }) => path === "staff.cards")?.value === true,
  );
  const enrolled = useStaff((state) => state.enrolled);
  const [waits, setWaits] = useState(false);
  useEffect(
    () => () =>
      void staff()
        .enrol({ what: "stop" })
        .catch(() => undefined),
    [],
  );
  useEffect(() => setWaits((before) => before && enrolled !== "taken"), [enrolled]);
  const scan = (): void => {
    useStaff.setState({ enrolled: null });
    setWaits(true);
    void saveSettings(() => staff().enrol({ what: "scan" })).then(() => useStaff.setState({ said: null }));
  };
  return frame(
    <div role="status">
      <p className="staff-value">{fill(t.settings.cards, { count: cards })}</p>
      {fleet && <p>{t.settings.fleetCards}</p>}
      {waits && <p>{t.settings.enrolNow}</p>}
      {enrolled !== null && <p>{t.settings[SAID[enrolled]]}</p>}
      {pattern === "" && <p>{t.settings.chosenFirst}</p>}
    </div>,
    <>
      {cards > 0 && (
        <ConfirmedButton
          label={t.settings.forgetCards}
          question={fill(t.settings.forgetCardsQuestion, { count: cards })}
          yes={t.settings.forgetCardsYes}
          onConfirm={() => void saveSettings(() => staff().enrol({ what: "forget" }))}
        />
      )}
      {pattern !== "" && !waits && <Button kind="primary" label={t.settings.enrol} onPress={scan} />}
    </>,
  );
}
