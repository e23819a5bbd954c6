import { BoxField } from "#renderer/components/box-field.tsx";
import { Button } from "#renderer/components/button.tsx";
import { Choice } from "#renderer/components/choice.tsx";
import { TextField } from "#renderer/components/text-field.tsx";
import { StaffButton } from "#renderer/screens/idle/staff-button.tsx";
import { Facets } from "#renderer/screens/search/facets.tsx";
import { SearchInput } from "#renderer/screens/search/search-input.tsx";
import { LanguageButtons } from "#renderer/screens/shared/language-buttons.tsx";
import { ReadAloudSwitch } from "#renderer/screens/shared/read-aloud-switch.tsx";
import type { Sheet } from "./entry.ts";
import { LONG_WORDS, nothing } from "./samples.ts";

const REQUEST = {
  query: "ぎんが",
  field: "any",
  sort: "relevance",
  library: "central",
  onShelf: true,
  page: 1,
  pageSize: 5,
} as const;
const ADDRESS = "hanako.long-address@mail.library.example";

/** What is pressed. */
export const CONTROLS: Sheet = {
  name: "controls",
  title: "Buttons and answers",
  entries: [
    {
      of: "components/button.tsx",
      control: ".button",
      beside: true,
      states: {
        rest: <Button label="もどる" onPress={nothing} />,
        "with icon": <Button icon="search" label="本を さがす" onPress={nothing} />,
        "with detail": <Button label="続ける" detail="あと 40秒" onPress={nothing} />,
        selected: <Button icon="tick" label="中央" pressed onPress={nothing} />,
        "not selected": <Button label="西部" pressed={false} onPress={nothing} />,
        busy: <Button label="予約する" state="busy" onPress={nothing} />,
        "long text": <Button label={LONG_WORDS} lang="en" onPress={nothing} />,
      },
    },
    {
      of: "components/button.tsx",
      control: ".button-primary",
      beside: true,
      states: {
        "primary, rest": <Button kind="primary" label="予約する" onPress={nothing} />,
        "with icon": <Button kind="primary" label="次の5件" iconAfter="forward" onPress={nothing} />,
        busy: <Button kind="primary" label="予約する" state="busy" onPress={nothing} />,
        "long text": <Button kind="primary" label={LONG_WORDS} lang="en" onPress={nothing} />,
      },
    },
    {
      of: "components/choice.tsx",
      control: ".choice",
      states: {
        rest: <Choice icon="house" label="中央" detail="2階カウンター" aside="ここ" onPress={nothing} />,
        selected: <Choice icon="mail" label="メール" detail="h*****@mail.example" chosen onPress={nothing} />,
        "long text": (
          <Choice
            icon="desk"
            label={LONG_WORDS}
            detail="Ask at the desk on floor 2, or call the library; somebody will bring it to you."
            onPress={nothing}
          />
        ),
      },
    },
    {
      of: "screens/shared/read-aloud-switch.tsx",
      beside: true,
      states: { rest: <ReadAloudSwitch /> },
    },
    {
      of: "screens/shared/language-buttons.tsx",
      beside: true,
      states: { rest: <LanguageButtons /> },
    },
    {
      of: "screens/idle/staff-button.tsx",
      beside: true,
      states: { rest: <StaffButton label="職員用" /> },
    },
    {
      of: "screens/search/facets.tsx",
      states: {
        "two on": <Facets route={{ at: "results", request: REQUEST }} />,
      },
    },
  ],
};

/** What is typed into. */
export const FIELDS: Sheet = {
  name: "fields",
  title: "Fields",
  entries: [
    {
      of: "components/text-field.tsx",
      control: "input",
      states: {
        rest: <TextField label="メールアドレス" value="" maxLength={100} onChange={nothing} />,
        filled: (
          <TextField label="メールアドレス" value="h@mail.example" maxLength={100} onChange={nothing} />
        ),
        error: <TextField label="メールアドレス" value="h@mail" maxLength={100} invalid onChange={nothing} />,
        "long text": <TextField label="メールアドレス" value={ADDRESS} maxLength={100} onChange={nothing} />,
      },
    },
    {
      of: "components/box-field.tsx",
      control: "input",
      states: {
        rest: <BoxField label="番号（7けた）" value="" length={7} onChange={nothing} />,
        filled: <BoxField label="番号（7けた）" value="20010" length={7} onChange={nothing} />,
        "secret, optional boxes": (
          <BoxField label="パスワード" value="12345" length={10} needed={6} secret onChange={nothing} />
        ),
        error: <BoxField label="番号（7けた）" value="" length={7} invalid onChange={nothing} />,
      },
    },
    {
      of: "screens/search/search-input.tsx",
      control: "input",
      states: {
        "with a keyboard": <SearchInput query="ぎんが" keyboard onType={nothing} onEnter={nothing} />,
        "written by the keyboard": (
          <SearchInput query="ぎんが" keyboard={false} onType={nothing} onEnter={nothing} />
        ),
      },
    },
  ],
};
