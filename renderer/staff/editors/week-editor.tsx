import type { DayHours } from "#contract/domain/library.ts";
import { Button } from "../../components/button.tsx";
import { change } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";

/** A press moves a time by so many minutes. */
const STEP_MINUTES = 15;
const MINUTES_PER_HOUR = 60;
const LAST_MINUTE = 24 * MINUTES_PER_HOUR - STEP_MINUTES;
const USUAL: DayHours = { open: "9:00", close: "17:00" };

type Week = readonly (DayHours | null)[];

function moved(time: string, by: number): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const next = Math.min(LAST_MINUTE, Math.max(0, hours * MINUTES_PER_HOUR + minutes + by));
  return `${Math.floor(next / MINUTES_PER_HOUR)}:${String(next % MINUTES_PER_HOUR).padStart(2, "0")}`;
}

/** Opening hours of the seven days. */
export function WeekEditor({ path, value, frame }: EditorProps) {
  const t = useStaffWords();
  const [week, setWeek] = useDraft(path, value as Week);
  const set = (index: number, day: DayHours | null): void =>
    setWeek((before) => before.map((old, at) => (at === index ? day : old)));
  return frame(
    <ul className="staff-week">
      {week.map((day, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place.
        <li key={index}>
          <span>{t.settings.weekdays.split(" ")[index]}</span>
          <Button
            label={day === null ? t.settings.closedDay : t.settings.openDay}
            pressed={day !== null}
            onPress={() => set(index, day === null ? USUAL : null)}
          />
          {day !== null && (
            <>
              <Time time={day.open} onMove={(open) => set(index, { ...day, open })} />
              <span>〜</span>
              <Time time={day.close} onMove={(close) => set(index, { ...day, close })} />
            </>
          )}
        </li>
      ))}
    </ul>,
    JSON.stringify(week) !== JSON.stringify(value) && (
      <Button kind="primary" label={t.save} onPress={() => void change(path, week)} />
    ),
  );
}

function Time({ time, onMove }: { readonly time: string; onMove(time: string): void }) {
  return (
    <>
      <Button label="−" onPress={() => onMove(moved(time, -STEP_MINUTES))} />
      <output>{time}</output>
      <Button label="＋" onPress={() => onMove(moved(time, STEP_MINUTES))} />
    </>
  );
}
