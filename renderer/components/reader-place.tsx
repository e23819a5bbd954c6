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

/** Where the card reader is, seen from who stands at the screen, and an arrow to it. */
export function ReaderPlace({ place }: { readonly place: PageSettings["scannerPlace"] }) {
  const t = useTranslation();
  return (
    <>
      {t(`visit.attract.place.${place}`)}
      <Icon name={ARROWS[place]} />
    </>
  );
}
