import { type ReactNode, useId, useState } from "react";
import { THEMES } from "#contract/settings/choices.ts";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { Icon } from "../../components/icon.tsx";
import { PagedView } from "../../components/paged-view.tsx";
import { canHaveFurigana } from "../../i18n/catalogues.ts";
import { useFurigana, useLanguage, useTranslation } from "../../i18n/index.ts";
import { LANGUAGE_NAMES, tagOf } from "../../i18n/names.ts";
import { kiosk } from "../../kiosk.ts";
import { useCanBeLow } from "../../layout.ts";
import { LIBRARY_DEFAULTS, TYPE_SIZES } from "../../state/display-preferences.ts";
import { useLook } from "../../state/look.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { LanguageButtons } from "../shared/language-buttons.tsx";

/**
 * 「見やすく・使いやすく」 (V57): every display preference in one dialog, reached from every screen. A touch
 * changes the page at once, and the bar with it; all of it ends with the visit.
 */
export function DisplayDialog() {
  const t = useTranslation();
  const { closeDialog, setDisplay, drawCurtain } = useStore.getState();
  const dialog = useModal(closeDialog);
  const name = useId();
  const [view, setView] = useState<"preferences" | "languages" | "back">("preferences");
  const choosing = view === "languages";
  const leave = (): void => setView("back");
  return (
    <dialog {...dialog} className="dialog display-dialog" aria-labelledby={name}>
      <PagedView className="display-dialog-flow">
        <div className="display-dialog-head">
          <h2 id={name}>{t(choosing ? "home.help.language" : "display.heading")}</h2>
          {!choosing && <Sample />}
        </div>
        <p className="caption">{t("display.onlyThisVisit")}</p>
        {choosing ? (
          <LanguageButtons focused onChosen={leave} />
        ) : (
          <div className="display-dialog-groups">
            <TypeSizes />
            <Languages focused={view === "back"} onChoose={() => setView("languages")} />
            <Furigana />
            <Themes />
            <LowScreen />
            <Motion />
            <Time />
          </div>
        )}
      </PagedView>
      <div className="display-dialog-actions">
        <Button icon="eye-off" label={t("display.curtain.hide")} onPress={() => drawCurtain(true)} />
        {choosing ? (
          <Button icon="back" label={t("common.back")} onPress={leave} />
        ) : (
          <Button label={t("display.asSetUp")} onPress={() => setDisplay(LIBRARY_DEFAULTS)} />
        )}
        <Button kind="primary" label={t("display.done")} onPress={closeDialog} />
      </div>
    </dialog>
  );
}

/** A title as the lists show it, in the size, colours and furigana that are chosen. */
function Sample() {
  const t = useTranslation();
  return (
    <figure className="display-dialog-sample">
      <figcaption className="caption">{t("display.sample.name")}</figcaption>
      <strong className="row-name">{t("display.sample.title")}</strong>
      <span className="availability availability-notice">
        <Icon name="clock" />
        <span className="availability-words">{t("title.availability.out")}</span>
      </span>
    </figure>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <fieldset className="display-dialog-group">
      <legend>{name}</legend>
      <div className="display-dialog-choices">{children}</div>
    </fieldset>
  );
}

function TypeSizes() {
  const t = useTranslation();
  const type = useStore((state) => state.display.type);
  return (
    <Group name={t("display.type.name")}>
      {TYPE_SIZES.map((size) => (
        <Button
          key={size}
          className={`display-dialog-type-${size}`}
          label={t(`display.type.${size}`)}
          pressed={size === type}
          onPress={() => useStore.getState().setDisplay({ type: size })}
        />
      ))}
    </Group>
  );
}

interface LanguagesProps {
  /** It has the focus at first: the patron comes from it. */
  readonly focused: boolean;
  readonly onChoose: () => void;
}

/** Leads to the languages, and names the others in their own words. Absent where the library offers one language. */
function Languages({ focused, onChoose }: LanguagesProps) {
  const t = useTranslation();
  const current = useLanguage();
  const { languages } = useSettings();
  if (languages.length < 2) return null;
  const others = languages.filter((language) => language !== current);
  return (
    <div className="display-dialog-choices display-dialog-language">
      <Button
        icon="words"
        autoFocus={focused}
        label={t("home.help.language")}
        detail={others.map((language, at) => (
          <span key={language} lang={tagOf(language)}>
            {LANGUAGE_NAMES[language]}
            {at < others.length - 1 && "・"}
          </span>
        ))}
        onPress={onChoose}
      />
    </div>
  );
}

/** Absent where the language has no kanji. */
function Furigana() {
  const t = useTranslation();
  const furigana = useFurigana();
  if (!canHaveFurigana(useLanguage())) return null;
  return (
    <Group name={t("display.furigana.name")}>
      {([false, true] as const).map((one) => (
        <Button
          key={String(one)}
          label={t(one ? "display.furigana.shown" : "display.furigana.none")}
          pressed={one === furigana}
          onPress={() => useStore.getState().setDisplay({ furigana: one })}
        />
      ))}
    </Group>
  );
}

/** Each button shows its theme. */
function Themes() {
  const t = useTranslation();
  const { theme } = useLook();
  return (
    <Group name={t("display.theme.name")}>
      {THEMES.map((one) => (
        <Button
          key={one}
          className={`display-dialog-theme-${one}`}
          label={t(`display.theme.${one}`)}
          pressed={one === theme}
          onPress={() => useStore.getState().setDisplay({ theme: one })}
        />
      ))}
    </Group>
  );
}

/** Absent where the whole panel is within reach anyway. */
function LowScreen() {
  const t = useTranslation();
  const low = useStore((state) => state.display.low);
  const canBeLow = useCanBeLow(useSettings().panelDiagonalInches);
  if (!canBeLow) return null;
  return (
    <Group name={t("display.low.name")}>
      {([false, true] as const).map((one) => (
        <Button
          key={String(one)}
          icon={one ? "lower" : undefined}
          label={t(one ? "display.low.low" : "display.low.usual")}
          pressed={one === low}
          onPress={() => useStore.getState().setDisplay({ low: one })}
        />
      ))}
    </Group>
  );
}

function Motion() {
  const t = useTranslation();
  const { reducedMotion } = useLook();
  return (
    <Group name={t("display.motion.name")}>
      {([false, true] as const).map((still) => (
        <Button
          key={String(still)}
          label={t(still ? "display.motion.still" : "display.motion.usual")}
          pressed={still === reducedMotion}
          onPress={() => useStore.getState().setDisplay({ still })}
        />
      ))}
    </Group>
  );
}

/** More time applies until the end of the visit (R63) and cannot be undone, so the choice disappears. */
function Time() {
  const t = useTranslation();
  const slow = useStore((state) => state.visit.slow);
  return (
    <Group name={t("display.time.name")}>
      {slow ? (
        <p className="display-dialog-slow" role="status">
          {t("display.time.slow")}
        </p>
      ) : (
        <Button
          icon="slow"
          label={t("visit.warning.moreTime")}
          detail={t("visit.warning.moreTimeDetail")}
          onPress={() => void kiosk().moreTime({})}
        />
      )}
    </Group>
  );
}
