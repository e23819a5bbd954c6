import { useEffect, useId, useState } from "react";
import type { Refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { useMutation } from "../../queries/hooks.ts";

interface PrintDialogProps {
  print(): Promise<Result<null>>;
  onClose(): void;
}

/** Shows the progress and result of a print, with the code for staff. Can be closed at any time; printing continues. */
export function PrintDialog({ print, onClose }: PrintDialogProps) {
  const t = useTranslation();
  const dialog = useModal(onClose);
  const name = useId();
  const { refusal, run } = useMutation({ changesData: false });
  const [printed, setPrinted] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it prints once, when it opens
  useEffect(() => run(print, () => setPrinted(true)), []);
  return (
    <dialog {...dialog} className="dialog print-dialog" aria-labelledby={name}>
      <div className="print-dialog-told" role="status">
        {refusal !== null ? (
          <Refused name={name} refusal={refusal} />
        ) : (
          <>
            <h2 id={name}>
              <Icon name={printed ? "check" : "printer"} />
              {printed ? t("paper.printed") : t("paper.printing")}
            </h2>
            <p>{printed ? t("paper.printedHint") : t("paper.printingHint")}</p>
          </>
        )}
      </div>
      <Button
        kind={printed || refusal !== null ? "primary" : "outline"}
        label={t("common.close")}
        onPress={onClose}
      />
    </dialog>
  );
}

function Refused({ name, refusal }: { readonly name: string; readonly refusal: Refusal }) {
  const { text, help, code } = refusalWords(refusal, useLanguage(), useTranslation());
  return (
    <>
      <h2 id={name}>
        <Icon name="notice" />
        {text}
      </h2>
      {help !== "" && <p>{help}</p>}
      {code !== undefined && <p className="notice-code">{code}</p>}
    </>
  );
}
