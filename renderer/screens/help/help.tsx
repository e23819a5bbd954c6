import { Icon, type IconName } from "../../components/icon.tsx";
import { useLanguage, useLocal, useTranslation } from "../../i18n/index.ts";
import { inOneLine, joinSentences } from "../../i18n/names.ts";
import { useLayout } from "../../layout.ts";
import { findLibrary, firstRoute, useInfo, useOwnLibrary, useSettings, useStore } from "../../state/store.ts";
import { LanguageButtons, useLanguageChoice } from "../shared/language-buttons.tsx";
import { hoursToday } from "../shared/opening-hours.ts";
import { Page } from "../shared/page.tsx";

/** The library that answers for the whole service (D18); otherwise the first of the list. */
const CENTRAL = "central";

/** こまったら: people first, then the language, then this screen, then the phone (V39). */
export function HelpScreen() {
  const t = useTranslation();
  const before = useStore((state) => (state.stack.at(-2) ?? firstRoute(state)).at);
  const { kioskName, password } = useSettings();
  const hasLetters = password.now.signs !== "digits";
  const phone = useInfo()?.phone ?? "";
  const layout = useLayout();
  const language = useLanguage();
  const choice = useLanguageChoice();
  const sentences = [
    t(`home.about.${before}`),
    ...(before === "password" && hasLetters ? [t("home.about.passwordCase")] : []),
    ...(before === "password" ? [t("home.about.passwordForgotten")] : []),
    t(layout === "spread" ? "home.help.endSpread" : "home.help.end"),
  ];
  return (
    <Page
      caption={t("home.help.caption")}
      heading={t("home.help.heading")}
      asideFirst
      help={false}
      spreadPicture="desk"
      aside={
        <Fact icon="desk" title={t("home.help.desk")}>
          {t("home.help.deskDetail", { kiosk: inOneLine(kioskName) })}
          {phone === "" && <Hours />}
        </Fact>
      }
    >
      {/* The end of the text may be in another part: a patron who cannot read it must find the languages in the first. */}
      {choice && <LanguageChoice />}
      <Fact icon="info" title={t("home.help.screen")}>
        {joinSentences(language, sentences)}
      </Fact>
      <Phone />
    </Page>
  );
}

function Fact({
  icon,
  title,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="help-fact">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        <p>{children}</p>
      </div>
    </section>
  );
}

/** D18: the message shown, the Central Library, its opening hours. Absent where no number is known. */
function Phone() {
  const t = useTranslation();
  const local = useLocal();
  const info = useInfo();
  if (info === null || info.phone === "") return null;
  const central = findLibrary(info, CENTRAL) ?? info.libraries[0];
  return (
    <Fact icon="phone" title={t("home.help.phone")}>
      {t("home.help.phoneDetail", {
        library: central === undefined ? local(info.name) : local(central.name),
      })}
      <span className="help-line">
        <strong>{t("home.help.phoneNumber", { phone: inOneLine(info.phone) })}</strong>
      </span>
      <Hours />
    </Fact>
  );
}

/** Today's opening hours; absent where they are not known. */
function Hours() {
  const t = useTranslation();
  const own = useOwnLibrary();
  const hours = own === undefined ? undefined : hoursToday(own);
  if (hours === undefined) return null;
  return (
    <span className="help-line">
      {hours === null ? t("home.help.closed") : t("home.help.hours", { ...hours })}
    </span>
  );
}

function LanguageChoice() {
  const t = useTranslation();
  return (
    <section className="help-languages">
      <h2>
        <Icon name="words" />
        {t("home.help.language")}
      </h2>
      <LanguageButtons />
    </section>
  );
}
