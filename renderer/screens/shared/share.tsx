import { type ReactNode, useState } from "react";
import type { Slip, SlipText } from "#contract/domain/slip.ts";
import type { Result } from "#contract/result.ts";
import { Button } from "../../components/button.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { Route } from "../../navigation/route.ts";
import { linkTo } from "../../state/links.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { PrintDialog } from "./print-dialog.tsx";

/** How a screen can be shared now: on paper if a printer is ready, as a code for a phone if set up. */
export function useShareable(slip: Slip): { readonly paper: boolean; readonly phone: boolean } {
  const paper = useStore((state) => state.hello?.slips.includes(slip) ?? false);
  return { paper, phone: useSettings().phone !== null };
}

/** Number of list rows replaced by these buttons, and by a further one: on one wide page they are below it. */
export function useRowsGiven(slip: Slip, further = false): number {
  const { paper, phone } = useShareable(slip);
  return useLayout() === "single" && (paper || phone || further) ? 1 : 0;
}

/** How a slip of this screen is written: with the readings that the patron sees. */
export function useSlipText(): SlipText {
  const language = useLanguage();
  const furigana = useStore((state) => state.display.furigana);
  return furigana === null ? { language } : { language, furigana };
}

interface ShareProps {
  /** The slip of this screen, and the call that prints it. */
  readonly slip: Slip;
  print(text: SlipText): Promise<Result<null>>;
  /** The screen with the code for a phone. */
  readonly phone: Route;
  /** Called before that screen opens, for a dialog that must close. */
  onLeave?(): void;
  /** An additional button. */
  readonly children?: ReactNode;
}

/** Buttons to print or to send to a phone; nothing if neither is available. */
export function Share({ slip, print, phone, onLeave, children }: ShareProps) {
  const t = useTranslation();
  const text = useSlipText();
  const { paper: printable, phone: phones } = useShareable(slip);
  const [printing, setPrinting] = useState(false);
  const toPhone = linkTo(phone);
  if (!printable && !phones && !printing && children === undefined) return null;
  return (
    <div className="take-away">
      {printable && <Button icon="printer" label={t("paper.print")} onPress={() => setPrinting(true)} />}
      {phones && (
        <Button
          icon="smartphone"
          label={t("phone.take")}
          {...toPhone}
          onPress={() => {
            onLeave?.();
            toPhone.onPress();
          }}
        />
      )}
      {children}
      {printing && <PrintDialog print={() => print(text)} onClose={() => setPrinting(false)} />}
    </div>
  );
}
