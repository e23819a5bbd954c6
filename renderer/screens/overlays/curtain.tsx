import { useEffect, useRef } from "react";
import { Icon } from "../../components/icon.tsx";
import { usePressing } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/**
 * Hides the page from people behind the patron. Nothing of it is drawn meanwhile; a touch anywhere, or Enter, brings it
 * back as it was. The ribbon stays: a visit can be ended under the curtain, and time passes as always.
 */
export function Curtain() {
  const t = useTranslation();
  const curtain = useRef<HTMLButtonElement>(null);
  const pressing = usePressing(() => useStore.getState().drawCurtain(false));
  useEffect(() => curtain.current?.focus({ preventScroll: true }), []);
  return (
    <main>
      <h1 className="visually-hidden">{t("comfort.curtain.hidden")}</h1>
      <button ref={curtain} type="button" className="curtain" {...pressing}>
        <Icon name="eye-off" />
        <span className="curtain-words">
          <strong>{t("comfort.curtain.hidden")}</strong>
          <span>{t("comfort.curtain.touch")}</span>
        </span>
      </button>
    </main>
  );
}
