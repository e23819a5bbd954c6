import type { UnconfirmedWrite } from "#contract/staff/reports.ts";
import { Button } from "../components/button.tsx";
import { dayAndTime } from "./times.ts";
import { useStaffWords } from "./words.ts";

/** Writes to be looked up in the library system, newest first, each with a button to remove it. */
export function Unconfirmed(props: {
  readonly writes: readonly UnconfirmedWrite[];
  readonly onChecked: (key: string) => void;
}) {
  const { writes, onChecked } = props;
  const t = useStaffWords();
  if (writes.length === 0) return null;
  return (
    <>
      <h3>{t.records.unconfirmed}</h3>
      <p>{t.records.unconfirmedHelp}</p>
      <ul className="staff-rows">
        {writes.toReversed().map((write) => (
          <Row key={write.key} write={write} onChecked={onChecked} />
        ))}
      </ul>
    </>
  );
}

function Row(props: { readonly write: UnconfirmedWrite; readonly onChecked: (key: string) => void }) {
  const { at, key, ticket, verb, cutOff } = props.write;
  const t = useStaffWords();
  return (
    <li className="staff-row staff-row-notice">
      <span className="staff-row-name">
        {t.writes[verb]} {ticket}
      </span>
      <span className="staff-row-words">
        {dayAndTime(at)} {cutOff ? t.records.cutOff : t.records.notTold} <code>{key}</code>
      </span>
      <Button label={t.records.checked} onPress={() => props.onChecked(key)} />
    </li>
  );
}
