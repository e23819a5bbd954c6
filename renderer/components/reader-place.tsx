import type { PageSettings } from "#contract/ipc/calls.ts";
import { useTranslation } from "../i18n/index.ts";
import { Icon, type IconName } from "./icon.tsx";

const ARROWS: Readonly<Record<PageSettings["scannerPlace"], IconName>> = {
  "bottom-right": "to-bottom-right",
  "bottom-left": "to-bottom-left",
  below: "to-below",
  right: "forward",
  left: "back",
};

/** Position of the card reader as seen by the patron, with an arrow. */
export function ReaderPlace({ place }: { readonly place: PageSettings["scannerPlace"] }) {
  const t = useTranslation();
  return (
    <>
      {t(`visit.attract.place.${place}`)}
      <Icon name={ARROWS[place]} />
    </>
  );
}
