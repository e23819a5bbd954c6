import { memo } from "react";
import { Ribbon } from "../components/ribbon.tsx";
import { useWarningUntilRelease } from "../input/warning-until-release.ts";
import type { Route } from "../navigation/route.ts";
import { ScreenStack } from "../prerender/screen-stack.tsx";
import { AccountScreen } from "../screens/account.tsx";
import { BrowseScreen } from "../screens/browse.tsx";
import { Curtain } from "../screens/curtain.tsx";
import { DisplayDialog } from "../screens/display-dialog.tsx";
import { EmailScreen } from "../screens/email.tsx";
import { FinishDialog } from "../screens/finish-dialog.tsx";
import { ForgotPasswordScreen } from "../screens/forgot-password.tsx";
import { HelpScreen } from "../screens/help.tsx";
import { HoldCancelScreen } from "../screens/hold-cancel.tsx";
import { HoldChangeScreen } from "../screens/hold-change.tsx";
import { HoldConfirmScreen } from "../screens/hold-confirm.tsx";
import { HoldContactScreen } from "../screens/hold-contact.tsx";
import { HoldDoneScreen } from "../screens/hold-done.tsx";
import { HoldPickupScreen } from "../screens/hold-pickup.tsx";
import { HoldSuspendScreen } from "../screens/hold-suspend.tsx";
import { HoldsScreen } from "../screens/holds.tsx";
import { HomeScreen } from "../screens/home.tsx";
import { LoansScreen } from "../screens/loans.tsx";
import { MessagesScreen } from "../screens/messages.tsx";
import { NewPasswordScreen } from "../screens/new-password.tsx";
import { NumberPadScreen } from "../screens/number-pad.tsx";
import { CancelNotice } from "../screens/parts/cancel-notice.tsx";
import { PasswordScreen } from "../screens/password.tsx";
import { PasswordChangeScreen } from "../screens/password-change.tsx";
import { PhoneListScreen, PhoneScreen } from "../screens/phone.tsx";
import { PicksScreen } from "../screens/picks.tsx";
import { RelatedScreen } from "../screens/related.tsx";
import { RenewConfirmScreen } from "../screens/renew-confirm.tsx";
import { RenewSomeScreen } from "../screens/renew-some.tsx";
import { ResultsScreen } from "../screens/results.tsx";
import { SavedListScreen } from "../screens/saved-list.tsx";
import { ScanCardScreen } from "../screens/scan-card.tsx";
import { SearchScreen } from "../screens/search.tsx";
import { ShelfMapScreen } from "../screens/shelf-map.tsx";
import { TitleScreen } from "../screens/title.tsx";
import { WarningScreen } from "../screens/warning.tsx";
import { useStore } from "../state/store.ts";
import { finish } from "./finish.ts";
import { ToastRegion } from "./toast.tsx";

/** An open visit: the page, the ribbon, and over them what asks. The page stays mounted under the curtain. */
export function OpenBook() {
  const visit = useStore((state) => state.visit);
  const asked = useStore((state) => state.askingToFinish);
  const signedIn = useStore((state) => state.overview !== null);
  const displayOpen = useStore((state) => state.displayOpen);
  const curtain = useStore((state) => state.curtain);
  const { askToFinish } = useStore.getState();
  const warned = useWarningUntilRelease(visit.phase === "warning");
  return (
    <>
      <div className="sheet" hidden={warned || curtain}>
        <ScreenStack Screen={Screen} />
        <ToastRegion cancelNotice={<CancelNotice />} />
      </div>
      {curtain && !warned && <Curtain />}
      {warned && <WarningScreen />}
      <Ribbon quarters={visit.ribbon} onEnd={() => (signedIn && !warned ? askToFinish(true) : finish())} />
      {displayOpen && !warned && !curtain && <DisplayDialog />}
      {asked && !warned && <FinishDialog />}
    </>
  );
}

/** The one switch from the route to its screen. A prerendered screen keeps its route when it is opened, so it is not rendered again. */
const Screen = memo(function Screen({ route }: { readonly route: Route }) {
  const cards = useStore((state) => state.cards);
  switch (route.at) {
    case "scan-card":
      return <ScanCardScreen />;
    case "number-pad":
      return <NumberPadScreen />;
    case "password":
      // Nothing typed for one card, and no refusal of it, is there for the next.
      return <PasswordScreen key={cards} />;
    case "new-password":
      return <NewPasswordScreen route={route} />;
    case "forgot-password":
      return <ForgotPasswordScreen />;
    case "home":
      return <HomeScreen />;
    case "search":
      return <SearchScreen route={route} />;
    case "results":
      return <ResultsScreen route={route} />;
    case "browse":
      return <BrowseScreen key={route.ndc ?? ""} route={route} />;
    case "picks":
      return <PicksScreen route={route} />;
    case "related":
      return <RelatedScreen route={route} />;
    case "shelf-map":
      return <ShelfMapScreen route={route} />;
    case "title":
      return <TitleScreen route={route} />;
    case "hold-pickup":
      return <HoldPickupScreen route={route} />;
    case "hold-contact":
      return <HoldContactScreen route={route} />;
    case "hold-confirm":
      return <HoldConfirmScreen route={route} />;
    case "hold-done":
      return <HoldDoneScreen route={route} />;
    case "loans":
      return <LoansScreen route={route} />;
    case "renew-confirm":
      return <RenewConfirmScreen route={route} />;
    case "renew-some":
      return <RenewSomeScreen />;
    case "holds":
      return <HoldsScreen route={route} />;
    case "hold-change":
      return <HoldChangeScreen route={route} />;
    case "hold-cancel":
      return <HoldCancelScreen route={route} />;
    case "hold-rest":
      return <HoldSuspendScreen route={route} />;
    case "messages":
      return <MessagesScreen />;
    case "account":
      return <AccountScreen />;
    case "email":
      return <EmailScreen />;
    case "password-change":
      return <PasswordChangeScreen />;
    case "phone":
      return <PhoneScreen route={route} />;
    case "phone-list":
      return <PhoneListScreen route={route} />;
    case "memo":
      return <SavedListScreen route={route} />;
    case "help":
      return <HelpScreen />;
  }
});
