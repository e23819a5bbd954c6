import { useEffect, useState } from "react";
import type { StaffAnswer } from "#contract/staff/calls.ts";
import type { EventLine, ResetRecord } from "#contract/staff/reports.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { useTranslation } from "../i18n/index.ts";
import { staff } from "./bridge.ts";
import { EVENT_WORDS } from "./event-words.table.ts";
import { LendingCountsList } from "./lending-counts.tsx";
import { Panel } from "./panel.tsx";
import { useStaff } from "./store.ts";
import { clockTime, dayAndMinute } from "./times.ts";
import { Unconfirmed } from "./unconfirmed.tsx";
import { fill, useStaffWords } from "./words.ts";

type Records = StaffAnswer<"records">;

/** The last resets with their results, and log codes. Contains no patron data. */
export function RecordsSection() {
  const t = useStaffWords();
  const [records, setRecords] = useState<Records | null>(null);
  const [events, setEvents] = useState(false);
  useEffect(() => {
    void staff()
      .records({})
      .then(setRecords)
      .catch(() => undefined);
  }, []);
  if (records !== null && events) return <Events lines={records.events} onBack={() => setEvents(false)} />;
  return (
    <Panel
      heading={t.records.heading}
      actions={records !== null && <Button label={t.records.showEvents} onPress={() => setEvents(true)} />}
    >
      {records !== null && <Lists records={records} onChanged={setRecords} />}
    </Panel>
  );
}

function Lists(props: { readonly records: Records; onChanged(records: Records): void }) {
  const t = useStaffWords();
  const { records, onChanged } = props;
  const { since, total, clean } = records;
  return (
    <>
      <Unconfirmed
        writes={records.unconfirmed}
        onChecked={(key) =>
          void staff()
            .writeChecked({ key })
            .then((unconfirmed) => onChanged({ ...records, unconfirmed }))
            .catch(() => undefined)
        }
      />
      <LendingCountsList counts={records.lending} since={since} />
      <h3>{fill(t.records.resets, { since: dayAndMinute(since) })}</h3>
      <p>{total === 0 ? t.records.none : fill(t.records.count, { clean, total })}</p>
      <ul className="staff-rows">
        {records.resets.map((reset) => (
          <ResetRow key={reset.at} reset={reset} />
        ))}
      </ul>
    </>
  );
}

function ResetRow({ reset: { at, reason, ms, clean } }: { readonly reset: ResetRecord }) {
  const t = useStaffWords();
  const say = useTranslation();
  const why = reason === "button" ? t.records.byPatron : say(`visit.goodbye.reason.${reason}`);
  return (
    <li className={`staff-row staff-row-${clean ? "ok" : "notice"}`}>
      <span className="staff-row-time">{clockTime(at)}</span>
      <span className="staff-row-condition">
        <Icon name={clean ? "check" : "notice"} />
        {clean ? t.records.clean : t.records.dirty}
      </span>
      <span className="staff-row-words">
        {fill(t.records.ms, { ms })} {why}
      </span>
    </li>
  );
}

/** The newest lines of the log. */
function Events({ lines, onBack }: { readonly lines: readonly EventLine[]; readonly onBack: () => void }) {
  const t = useStaffWords();
  return (
    <Panel heading={t.records.events} help={t.records.eventsHelp} onBack={onBack}>
      <ul className="staff-rows">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change, with lines that may be the same
          <EventRow key={index} line={line} />
        ))}
      </ul>
    </Panel>
  );
}

function EventRow({ line: { at, event, about } }: { readonly line: EventLine }) {
  const language = useStaff((state) => state.language);
  return (
    <li className="staff-event">
      <span className="staff-row-time">{clockTime(at)}</span>
      <span className="staff-event-words">{EVENT_WORDS[event]?.[language]}</span>
      <code lang="en">
        {event} {about}
      </code>
    </li>
  );
}
