import { useEffect, useRef } from "react";
import { Icon } from "../../components/icon.tsx";
import { usePressing } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/**
 * The privacy screen: hides the page from people behind the patron. Nothing of the page is visible; a touch anywhere, or Enter,
 * shows it again. The ribbon stays: the visit can be ended, and time goes on.
 */
export function Curtain() {
  const t = useTranslation();
  const curtain = useRef<HTMLButtonElement>(null);
  const pressing = usePressing(() => useStore.getState().drawCurtain(false));
  useEffect(() => curtain.current?.focus({ preventScroll: true }), []);
  return (
    <main>
      <h1 className="visually-hidden">{t("display.curtain.hidden")}</h1>
      <button ref={curtain} type="button" className="curtain" {...pressing}>
        <Icon name="eye-off" />
        <span className="curtain-words">
          <strong>{t("display.curtain.hidden")}</strong>
          <span>{t("display.curtain.touch")}</span>
        </span>
      </button>
    </main>
  );
}
