import { useEffect, useRef, useState } from "react";
import type { Heard } from "../../queries/heard.ts";
import { inOrderOfNeed, type Outcome } from "../../queries/outcome.ts";
import { openLoudspeaker, play } from "../../read-aloud/sound.ts";
import { useRows } from "../../state/rows.ts";
import { pageOf } from "./pages-of-list.ts";
import { usePaging } from "./paging.tsx";

/** Opens the loudspeaker before the first copy is scanned. */
export function useReadySound(): void {
  useEffect(() => openLoudspeaker(), []);
}

/**
 * The page in view of a list that grows with each scan; another scan leads back to the first, where its line is, and what the patron has
 * to see to.
 */
export function useLinePages<L extends { readonly barcode: string }>(
  lines: readonly L[],
  outcomeOf: (line: L) => Outcome,
) {
  const newest = lines[0]?.barcode ?? "";
  const [chosen, setChosen] = useState({ page: 1, newest });
  const wanted = chosen.newest === newest ? chosen.page : 1;
  // Reasons take more lines than what is done.
  const { items, ...of } = pageOf(inOrderOfNeed(lines, outcomeOf), wanted, useRows(1));
  const paging = usePaging(of, (page) => setChosen({ page, newest }));
  return { rows: items, paging };
}

/**
 * A sound for each copy that was scanned, done or refused; the outcome drowns a scan. The sign of what is done says no more than that it
 * was scanned while another copy is `amiss`: it stands above their list.
 */
export function useScanSounds(heard: Heard, amiss: boolean): void {
  const before = useRef(heard);
  useEffect(() => {
    const last = before.current;
    before.current = heard;
    const sound = (["refusal", "done", "seen"] as const).find((one) => heard[one] > last[one]);
    if (sound !== undefined) play(sound, sound === "done" && amiss ? "seen" : sound);
  }, [heard, amiss]);
}
