import { useState } from "react";
import { BoxField } from "../components/box-field.tsx";
import { Button } from "../components/button.tsx";
import { DigitPad } from "../keyboards/digit-pad.tsx";
import type { Edit } from "../keyboards/kana.ts";
import { tryPin, useStaff } from "./store.ts";
import { fill, useStaffWords } from "./words.ts";

/** Digits of a PIN: `PIN_DIGITS` of the settings. */
const LEAST = 6;
const MOST = 12;

/** Staff sign-in by PIN or card. Main checks, counts and locks. */
export function SignInScreen() {
  const t = useStaffWords();
  const door = useStaff((state) => state.door);
  if (door === null || door.open) return null;
  const { asks, wrong, left, lockedMinutes } = door;
  const locked = lockedMinutes > 0;
  const asksForPin = asks === "pin" || asks === "either";
  return (
    <main className="staff-door-page">
      <h2>{t.door[asks]}</h2>
      <p className="staff-door-said" role="alert">
        {locked ? fill(t.door.locked, { minutes: lockedMinutes }) : wrong && fill(t.door.wrong, { left })}
      </p>
      {asksForPin && !locked && <Pad />}
    </main>
  );
}

function Pad() {
  const t = useStaffWords();
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const change = (edit: Edit): void => setPin((before) => edit(before).replaceAll(/\D/gu, "").slice(0, MOST));
  const enter = (): void => {
    if (pin.length < LEAST || busy) return;
    setBusy(true);
    setPin("");
    void tryPin(pin)
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <BoxField
        label={t.door.field}
        value={pin}
        length={MOST}
        needed={LEAST}
        secret
        onChange={(value) => change(() => value)}
        onEnter={enter}
      />
      <DigitPad use="number" onEdit={change} />
      <Button
        kind="primary"
        className="staff-enter"
        state={busy ? "busy" : "ready"}
        label={busy ? t.door.checking : t.door.enter}
        onPress={enter}
      />
    </>
  );
}
