import { useEffect, useState } from "react";
import type { StaffAnswer } from "#contract/staff/calls.ts";
import type { EventLine, ResetRecord } from "#contract/staff/reports.ts";
import { Icon } from "../components/icon.tsx";
import { useTranslation } from "../i18n/index.ts";
import { staff } from "./bridge.ts";
import { LendingCountsList } from "./lending-counts.tsx";
import { Pages } from "./pages.tsx";
import { Panel } from "./panel.tsx";
import { clockTime } from "./times.ts";
import { Unconfirmed } from "./unconfirmed.tsx";
import { fill, useStaffWords } from "./words.ts";

const RESETS_PER_PAGE = 5;
const EVENTS_PER_PAGE = 9;

/** The last resets with their results, and log codes. Contains no patron data. */
export function RecordsSection() {
  const t = useStaffWords();
  const [records, setRecords] = useState<StaffAnswer<"records"> | null>(null);
  useEffect(() => {
    void staff()
      .records({})
      .then(setRecords)
      .catch(() => undefined);
  }, []);
  return (
    <Panel heading={t.records.heading}>
      {records !== null && (
        <>
          <Unconfirmed
            writes={records.unconfirmed}
            onChecked={(key) =>
              void staff()
                .writeChecked({ key })
                .then((unconfirmed) => setRecords({ ...records, unconfirmed }))
                .catch(() => undefined)
            }
          />
          <LendingCountsList counts={records.lending} />
          <h3>
            {t.records.resets} {fill(t.records.count, { clean: records.clean, total: records.total })}
          </h3>
          {records.resets.length === 0 && <p>{t.records.none}</p>}
          <Pages
            items={records.resets}
            size={RESETS_PER_PAGE}
            row={(reset) => <ResetRow key={reset.at} reset={reset} />}
          />
          <h3>{t.records.events}</h3>
          <Pages
            items={records.events.map((line, index) => ({ line, index }))}
            size={EVENTS_PER_PAGE}
            row={({ line, index }) => <EventRow key={index} line={line} />}
          />
        </>
      )}
    </Panel>
  );
}

function ResetRow({ reset: { at, reason, ms, clean } }: { readonly reset: ResetRecord }) {
  const t = useStaffWords();
  const say = useTranslation();
  const why = reason === "button" ? say("visit.finish") : say(`visit.goodbye.reason.${reason}`);
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

function EventRow({ line: { at, event, about } }: { readonly line: EventLine }) {
  return (
    <li className="staff-event" lang="en">
      <span className="staff-row-time">{clockTime(at)}</span>
      <code>
        {event} {about}
      </code>
    </li>
  );
}
