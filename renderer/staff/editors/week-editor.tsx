import { useId, useState } from "react";
import type { DayHours } from "#contract/domain/library.ts";
import { Button } from "../../components/button.tsx";
import { change } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";

const QUARTER = 15;
const HOUR = 60;
const LAST_MINUTE = 24 * HOUR - QUARTER;
const USUAL: DayHours = { open: "9:00", close: "17:00" };
/** Index 0 is Sunday. */
const MONDAY = 1;
const FRIDAY = 5;

type Week = readonly (DayHours | null)[];

function moved(time: string, by: number): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const next = Math.min(LAST_MINUTE, Math.max(0, hours * HOUR + minutes + by));
  return `${Math.floor(next / HOUR)}:${String(next % HOUR).padStart(2, "0")}`;
}

/** Opening hours of the seven days: one day is set, and copied to others. */
export function WeekEditor({ path, value, frame }: EditorProps) {
  const t = useStaffWords();
  const [week, setWeek] = useDraft(path, value as Week);
  const [chosen, setChosen] = useState(MONDAY);
  const day = week[chosen] ?? null;
  const setDays = (next: DayHours | null, isSet: (index: number) => boolean): void =>
    setWeek((before) => before.map((old, index) => (isSet(index) ? next : old)));
  const setDay = (next: DayHours | null): void => setDays(next, (index) => index === chosen);
  return frame(
    <div className="staff-week">
      <div className="staff-week-days">
        {t.settings.weekdays.split(" ").map((name, index) => (
          <Button
            key={name}
            label={<DayWords name={name} day={week[index] ?? null} />}
            pressed={index === chosen}
            onPress={() => setChosen(index)}
          />
        ))}
      </div>
      <div className="staff-week-pair">
        <Button label={t.settings.openDay} pressed={day !== null} onPress={() => setDay(day ?? USUAL)} />
        <Button label={t.settings.closedDay} pressed={day === null} onPress={() => setDay(null)} />
      </div>
      {day !== null && (
        <>
          <Time name={t.settings.opens} time={day.open} onMove={(open) => setDay({ ...day, open })} />
          <Time name={t.settings.closes} time={day.close} onMove={(close) => setDay({ ...day, close })} />
        </>
      )}
      <div className="staff-week-pair">
        <Button
          label={t.settings.sameOnWorkdays}
          onPress={() => setDays(day, (index) => index >= MONDAY && index <= FRIDAY)}
        />
        <Button label={t.settings.sameEveryDay} onPress={() => setDays(day, () => true)} />
      </div>
    </div>,
    JSON.stringify(week) !== JSON.stringify(value) && (
      <Button kind="primary" label={t.save} onPress={() => void change(path, week)} />
    ),
  );
}

function DayWords({ name, day }: { readonly name: string; readonly day: DayHours | null }) {
  const t = useStaffWords();
  return (
    <>
      {name} <span>{day === null ? t.settings.closedDay : day.open}</span> <span>{day?.close}</span>
    </>
  );
}

interface TimeProps {
  readonly name: string;
  readonly time: string;
  onMove(time: string): void;
}

/** A time of day and its four buttons, each with a name of its own for a screen reader. */
function Time({ name, time, onMove }: TimeProps) {
  const t = useStaffWords();
  const id = useId();
  const steps = [
    [`−${t.settings.hour}`, -HOUR],
    [`−${t.settings.quarter}`, -QUARTER],
    [`＋${t.settings.quarter}`, QUARTER],
    [`＋${t.settings.hour}`, HOUR],
  ] as const;
  const step = ([label, by]: (typeof steps)[number]) => (
    <Button key={label} label={label} onPress={() => onMove(moved(time, by))} />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own box and legend; this is a row
    <div className="staff-time" role="group" aria-labelledby={id}>
      <span id={id}>{name}</span>
      {steps.slice(0, 2).map(step)}
      <output>{time}</output>
      {steps.slice(2).map(step)}
    </div>
  );
}
