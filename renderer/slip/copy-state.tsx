import type { Copy } from "#contract/domain/title.ts";
import { dueWords, statusWords } from "../title-words.ts";
import { useSlip } from "./help.ts";

/** Status of a copy: available, due date, or for use in the library only. */
export function CopyState({ copy }: { readonly copy: Copy }) {
  const { t } = useSlip();
  const parts = [
    statusWords(t, copy),
    copy.dueDate === null ? "" : dueWords(t, copy.dueDate),
    copy.kept === null ? "" : t("title.kept"),
  ];
  return parts
    .filter((part) => part !== "")
    .map((part) => (
      <span key={part} className="slip-part">
        {part}
      </span>
    ));
}
