import { type ReactNode, useState } from "react";
import type { Slip } from "#contract/domain/slip.ts";
import type { Language } from "#contract/domain/text.ts";
import type { Result } from "#contract/result.ts";
import { useLayout } from "../../app/layout.ts";
import { Button } from "../../components/button.tsx";
import { PrintDialog } from "../../components/print-dialog.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import type { Route } from "../../navigation/route.ts";
import { useSettings, useStore } from "../../state/store.ts";

/** What of a screen can be taken along now: paper where a printer answers, a code where phones are told. */
export function useTakeable(slip: Slip): { readonly paper: boolean; readonly phone: boolean } {
  const paper = useStore((state) => state.hello?.slips.includes(slip) ?? false);
  return { paper, phone: useSettings().phone !== null };
}

/** One wide page has no room beside a list: rows that give way to the buttons below it. */
export function useRowsGiven(slip: Slip): number {
  const { paper, phone } = useTakeable(slip);
  return useLayout() === "single" && (paper || phone) ? 1 : 0;
}

interface TakeAwayProps {
  /** Which slip this screen has, and how it is asked for. */
  readonly slip: Slip;
  print(language: Language): Promise<Result<null>>;
  /** The screen with the code for a phone. */
  readonly phone: Route;
  /** A further button beside them. */
  readonly children?: ReactNode;
}

/** The buttons for it; nothing where nothing can be taken along. */
export function TakeAway({ slip, print, phone, children }: TakeAwayProps) {
  const t = useTranslation();
  const language = useLanguage();
  const { paper: printable, phone: phones } = useTakeable(slip);
  const [printing, setPrinting] = useState(false);
  if (!printable && !phones && !printing && children === undefined) return null;
  return (
    <div className="take-away">
      {printable && <Button icon="printer" label={t("paper.print")} onPress={() => setPrinting(true)} />}
      {phones && <Button icon="smartphone" label={t("phone.take")} to={phone} />}
      {children}
      {printing && <PrintDialog print={() => print(language)} onClose={() => setPrinting(false)} />}
    </div>
  );
}
