import { useLayoutEffect, useRef } from "react";
import type { TitleLine } from "#contract/domain/title.ts";
import { useTranslation } from "../../i18n/index.ts";
import { pressGuard } from "../../input/press-guard.ts";
import { useQuery } from "../../queries/hooks.ts";
import { copyQuery } from "../../queries/queries.ts";
import { useCapability } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { spokenTitle } from "./spoken-title.ts";
import { TitleName } from "./title-name.tsx";

interface CopyNameProps {
  readonly barcode: string;
  /** Given where it is the name of a row, with its reading; otherwise it stands in a sentence. */
  readonly className?: string;
}

/** A scanned copy by its title where the catalogue has it, otherwise by its barcode. */
export function CopyName(props: CopyNameProps) {
  return useCapability("search") ? <FoundCopy {...props} /> : <BareCopy {...props} />;
}

/** A title in a sentence. */
export function PlainTitle({
  title,
}: {
  readonly title: Pick<TitleLine, "title" | "reading" | "volume" | "language">;
}) {
  return (
    <span lang={title.language} data-spoken={spokenTitle(title)}>
      {fullTitle(title)}
    </span>
  );
}

/** Words of a button about a copy: who does not see its row hears of which one. */
export function OfCopy({ words, barcode }: { readonly words: string; readonly barcode: string }) {
  const t = useTranslation();
  return (
    <>
      {words}
      <span className="visually-hidden">
        {t("common.apart")}
        <CopyName barcode={barcode} />
      </span>
    </>
  );
}

function FoundCopy(props: CopyNameProps) {
  const { value } = useQuery(copyQuery(props.barcode));
  const wasThere = useRef(value !== null);
  useLayoutEffect(() => {
    if (value !== null && !wasThere.current) pressGuard.contentMoved();
  }, [value]);
  if (value === null) return <BareCopy {...props} />;
  const { className } = props;
  return className === undefined ? (
    <PlainTitle title={value} />
  ) : (
    <TitleName title={value} className={className} />
  );
}

function BareCopy({ barcode, className }: CopyNameProps) {
  const t = useTranslation();
  return <span className={className}>{t("lend.copy", { number: barcode })}</span>;
}
