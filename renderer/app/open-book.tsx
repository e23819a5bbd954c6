import { Ribbon } from "../components/ribbon.tsx";
import { useWarningUntilRelease } from "../input/warning-until-release.ts";
import type { Route } from "../navigation/route.ts";
import { isAmiss } from "../queries/outcome.ts";
import "../queries/prefetch.ts";
import { outcomeOfReturn, useReturning } from "../queries/returning.ts";
import { keepToastPlaced } from "../read-aloud/free-place.ts";
import { AccountScreen } from "../screens/account/account.tsx";
import { EmailScreen } from "../screens/account/email.tsx";
import { PasswordChangeScreen } from "../screens/account/password-change.tsx";
import { BrowseScreen } from "../screens/browse/browse.tsx";
import { PicksScreen } from "../screens/browse/picks.tsx";
import { HelpScreen } from "../screens/help/help.tsx";
import { CancelNotice } from "../screens/holds/cancel-notice.tsx";
import { HoldCancelScreen } from "../screens/holds/hold-cancel.tsx";
import { HoldChangeScreen } from "../screens/holds/hold-change.tsx";
import { HoldConfirmScreen } from "../screens/holds/hold-confirm.tsx";
import { HoldContactScreen } from "../screens/holds/hold-contact.tsx";
import { HoldDoneScreen } from "../screens/holds/hold-done.tsx";
import { HoldPickupScreen } from "../screens/holds/hold-pickup.tsx";
import { HoldShelfScreen } from "../screens/holds/hold-shelf.tsx";
import { HoldSuspendScreen } from "../screens/holds/hold-suspend.tsx";
import { HoldsScreen } from "../screens/holds/holds.tsx";
import { HomeScreen } from "../screens/home/home.tsx";
import { LendScreen } from "../screens/lend/lend.tsx";
import { ScannedCopyScreen } from "../screens/lend/scanned-copy.tsx";
import { LoansScreen } from "../screens/loans/loans.tsx";
import { RenewConfirmScreen } from "../screens/loans/renew-confirm.tsx";
import { RenewSomeScreen } from "../screens/loans/renew-some.tsx";
import { MessagesScreen } from "../screens/messages/messages.tsx";
import { Curtain } from "../screens/overlays/curtain.tsx";
import { DisplayDialog } from "../screens/overlays/display-dialog.tsx";
import { FinishDialog } from "../screens/overlays/finish-dialog.tsx";
import { WarningScreen } from "../screens/overlays/warning.tsx";
import { PhoneListScreen, PhoneScreen } from "../screens/phone/phone.tsx";
import { ReturnsScreen } from "../screens/returns/returns.tsx";
import { SavedListScreen } from "../screens/saved-list/saved-list.tsx";
import { ResultsScreen } from "../screens/search/results.tsx";
import { SearchScreen } from "../screens/search/search.tsx";
import { ToastRegion } from "../screens/shared/toast-region.tsx";
import { ByCardScreen } from "../screens/sign-in/by-card.tsx";
import { ForgotPasswordScreen } from "../screens/sign-in/forgot-password.tsx";
import { NewPasswordScreen } from "../screens/sign-in/new-password.tsx";
import { NumberPadScreen } from "../screens/sign-in/number-pad.tsx";
import { PasswordScreen } from "../screens/sign-in/password.tsx";
import { ScanCardScreen } from "../screens/sign-in/scan-card.tsx";
import { RelatedScreen } from "../screens/title/related.tsx";
import { ShelfMapScreen } from "../screens/title/shelf-map.tsx";
import { TitleScreen } from "../screens/title/title.tsx";
import { finish } from "../state/finish.ts";
import { currentRoute, isSignedIn, useStore } from "../state/store.ts";

/** An open visit: the page, the ribbon, and dialogs above them. The page stays mounted under the privacy screen. */
export function OpenBook() {
  const visit = useStore((state) => state.visit);
  const signedIn = useStore(isSignedIn);
  const isReturnAmiss = useReturning(({ lines }) => lines.some((line) => isAmiss(outcomeOfReturn(line))));
  const asks = signedIn || isReturnAmiss;
  const dialog = useStore((state) => state.dialog);
  const curtain = useStore((state) => state.curtain);
  const { openDialog } = useStore.getState();
  const warned = useWarningUntilRelease(visit.phase === "warning");
  return (
    <>
      <div className="sheet" hidden={warned || curtain}>
        <TopScreen />
        <ToastRegion cancelNotice={<CancelNotice />} place={keepToastPlaced} />
      </div>
      {curtain && !warned && <Curtain />}
      {warned && <WarningScreen />}
      <Ribbon quarters={visit.ribbon} onEnd={() => (asks && !warned ? openDialog("finish") : finish())} />
      {dialog === "display" && !warned && !curtain && <DisplayDialog />}
      {dialog === "finish" && !warned && <FinishDialog />}
    </>
  );
}

/** The screen on top of the stack. A screen of the same kind at another depth has a state of its own. */
function TopScreen() {
  const route = useStore(currentRoute);
  const depth = useStore((state) => state.stack.length);
  return <Screen key={`${depth} ${route.at}`} route={route} />;
}

/** Selects the screen of a route. */
function Screen({ route }: { readonly route: Route }) {
  const cards = useStore((state) => state.cards);
  switch (route.at) {
    case "scan-card":
      return <ScanCardScreen />;
    case "number-pad":
      return <NumberPadScreen />;
    case "password":
      // A new key for each card clears the input and the refusal.
      return <PasswordScreen key={cards} />;
    case "by-card":
      return <ByCardScreen key={cards} />;
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
    case "lend":
      return <LendScreen />;
    case "scanned-copy":
      return <ScannedCopyScreen route={route} />;
    case "returns":
      return <ReturnsScreen />;
    case "renew-confirm":
      return <RenewConfirmScreen route={route} />;
    case "renew-some":
      return <RenewSomeScreen />;
    case "holds":
      return <HoldsScreen route={route} />;
    case "hold-shelf":
      return <HoldShelfScreen />;
    case "hold-change":
      return <HoldChangeScreen route={route} />;
    case "hold-cancel":
      return <HoldCancelScreen route={route} />;
    case "hold-suspend":
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
}
