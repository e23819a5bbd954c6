import { Button } from "../components/button.tsx";
import { Panel } from "./panel.tsx";
import { go, TESTS, type TestName, useStaff } from "./store.ts";
import { LendingTest } from "./tests/lending-test.tsx";
import { ScreenTest, TouchTest } from "./tests/panel-tests.tsx";
import { BackendTest, PrinterTest } from "./tests/part-tests.tsx";
import { ScannerTest } from "./tests/scanner-test.tsx";
import { SoundTest } from "./tests/sound-test.tsx";
import { useStaffWords } from "./words.ts";

/** What a terminal can be tested for. */
export function TestsSection() {
  const t = useStaffWords();
  const test = useStaff((state) => state.test);
  if (test !== null) return <Test test={test} />;
  return (
    <Panel heading={t.tests.heading}>
      <div className="staff-groups">
        {TESTS.map((name) => (
          <Button key={name} label={t.tests.names[name]} onPress={() => go({ test: name })} />
        ))}
      </div>
    </Panel>
  );
}

/** The one switch from a test's name to its page. */
function Test({ test }: { readonly test: TestName }) {
  switch (test) {
    case "scanner":
      return <ScannerTest />;
    case "touch":
      return <TouchTest />;
    case "screen":
      return <ScreenTest />;
    case "sound":
      return <SoundTest />;
    case "printer":
      return <PrinterTest />;
    case "backend":
      return <BackendTest />;
    case "lending":
      return <LendingTest />;
  }
}
