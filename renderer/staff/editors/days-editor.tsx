import { useState } from "react";
import type { IsoDate } from "#contract/domain/text.ts";
import { Button } from "../../components/button.tsx";
import { formatDate, today } from "../../dates.ts";
import { type Month, monthAfter, monthOf, nameOfMonth, weeksOf } from "../month.ts";
import { change, useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";

/** Maximum number of days listed as text below the calendar. */
const MOST_SAID = 4;

/** Drops past days, which only fill the list. */
function stillToCome(days: readonly IsoDate[]): readonly IsoDate[] {
  return days.filter((day) => day >= today());
}

/** Single days, chosen in a calendar of one month at a time. */
export function DaysEditor({ path, value, frame }: EditorProps) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const [days, setDays] = useDraft(path, stillToCome(value as readonly IsoDate[]));
  const [month, setMonth] = useState<Month>(() => monthOf(today()));
  const toggle = (day: IsoDate): void =>
    setDays((before) =>
      before.includes(day) ? before.filter((one) => one !== day) : [...before, day].sort(),
    );
  const more = days.length - MOST_SAID;
  const said = [
    ...days.slice(0, MOST_SAID).map((day) => formatDate(day, language)),
    ...(more > 0 ? [`+${more}`] : []),
  ].join("　");
  const now = today();
  const isFirst = JSON.stringify(month) === JSON.stringify(monthOf(now));
  return frame(
    <div className="staff-days">
      <div className="staff-month">
        {isFirst ? <span /> : <Button label="−" onPress={() => setMonth(monthAfter(month, -1))} />}
        <h2>{nameOfMonth(month, language)}</h2>
        <Button label="＋" onPress={() => setMonth(monthAfter(month, 1))} />
      </div>
      <ul className="staff-weekdays" aria-hidden="true">
        {t.settings.weekdays.split(" ").map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place.
          <li key={index}>{name}</li>
        ))}
      </ul>
      {weeksOf(month).map((week) => (
        <div className="staff-days-week" key={week.find((day) => day !== null) ?? ""}>
          {week.map((day, index) =>
            day === null || day < now ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place.
              <span key={index}>{day === null ? "" : Number(day.slice(-2))}</span>
            ) : (
              <Button
                key={day}
                label={String(Number(day.slice(-2)))}
                pressed={days.includes(day)}
                onPress={() => toggle(day)}
              />
            ),
          )}
        </div>
      ))}
      <p>{days.length === 0 ? t.none : said}</p>
    </div>,
    JSON.stringify(days) !== JSON.stringify(value) && (
      <Button kind="primary" label={t.save} onPress={() => void change(path, days)} />
    ),
  );
}
