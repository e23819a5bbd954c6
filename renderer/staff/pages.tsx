import { type ReactNode, useState } from "react";
import { Button } from "../components/button.tsx";
import { fill, useStaffWords } from "./words.ts";

/** Pages instead of scrolling (V17): some rows, and the buttons to turn when there are more. */
export function Pages<T>(props: {
  readonly items: readonly T[];
  readonly size: number;
  readonly row: (item: T) => ReactNode;
  readonly className?: string;
}) {
  const { items, size, row, className = "staff-rows" } = props;
  const t = useStaffWords();
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const current = Math.min(page, pages - 1);
  return (
    <>
      <ul className={className}>{items.slice(current * size, (current + 1) * size).map(row)}</ul>
      {pages > 1 && (
        <div className="staff-turn">
          {current > 0 ? <Button label={t.previous} onPress={() => setPage(current - 1)} /> : <span />}
          <span>{fill(t.settings.page, { page: current + 1, pages })}</span>
          {current < pages - 1 ? <Button label={t.next} onPress={() => setPage(current + 1)} /> : <span />}
        </div>
      )}
    </>
  );
}
