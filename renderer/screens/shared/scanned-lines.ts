import { useEffect, useRef, useState } from "react";
import type { Heard } from "../../queries/heard.ts";
import { openLoudspeaker, play } from "../../read-aloud/sound.ts";
import { useRows } from "../../state/rows.ts";
import { pageOf } from "./pages-of-list.ts";
import { usePaging } from "./paging.tsx";

/** Opens the loudspeaker before the first copy is scanned. */
export function useReadySound(): void {
  useEffect(() => openLoudspeaker(), []);
}

/** The page in view of a list that grows with each scan; another scan leads back to the first, where its line is. */
export function useLinePages<L extends { readonly barcode: string }>(lines: readonly L[]) {
  const newest = lines[0]?.barcode ?? "";
  const [chosen, setChosen] = useState({ page: 1, newest });
  const wanted = chosen.newest === newest ? chosen.page : 1;
  // Reasons take more lines than what is done.
  const { items, ...of } = pageOf(lines, wanted, useRows(1));
  const paging = usePaging(of, (page) => setChosen({ page, newest }));
  return { rows: items, paging };
}

/** A sound for each copy that was scanned, done or refused; the outcome drowns a scan. */
export function useScanSounds(heard: Heard): void {
  const before = useRef(heard);
  useEffect(() => {
    const last = before.current;
    before.current = heard;
    const sound = (["refusal", "done", "seen"] as const).find((one) => heard[one] > last[one]);
    if (sound !== undefined) play(sound);
  }, [heard]);
}
