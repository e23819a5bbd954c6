/** How far a requirement is proven. `proven` and `partly` need a test that names it; `shipped` a file that keeps it. */
export type State = "proven" | "partly" | "shipped" | "open";

/** One requirement of the kiosk's lockdown. */
export interface Requirement {
  readonly title: string;
  readonly state: State;
  /** What is not proven, and why; absent for `proven`. */
  readonly why?: string;
}

/** A group of requirements with consecutive numbers. */
export interface Group {
  readonly name: string;
  /** Number of its first one. */
  readonly first: number;
  readonly all: readonly Requirement[];
}

const proven = (title: string): Requirement => ({ title, state: "proven" });
const partly = (title: string, why: string): Requirement => ({ title, state: "partly", why });
const shipped = (title: string, why: string): Requirement => ({ title, state: "shipped", why });

/** Written by hand: requirements and their state. Where they are implemented and tested is found automatically. */
export const GROUPS: readonly Group[] = [
  {
    name: "Window and process",
    first: 1,
    all: [
      proven("The window outlives every page: one that closes itself shows no desktop"),
      proven("The window manager cannot close it"),
      proven("Killed from outside, it comes back without a patron"),
      proven("There is no menu, and so none of a menu's keys"),
      proven("Full screen comes back when it was taken away"),
      proven("It cannot be moved, resized or minimised"),
      proven("No second window, whoever asks for it and however"),
      proven("Every renderer runs in the operating system's sandbox"),
      proven("No Node in any page, frame or worker"),
      proven("No guest page inside the page"),
      proven("No developer tools"),
      proven("A second start leaves, and nothing it was told counts"),
      partly(
        "The screen never blanks by itself; sleep and the lock screen end the visit",
        "no real sleep here: the system's events are sent by hand",
      ),
      partly(
        "Every further screen is covered",
        "further screens are X monitors of one virtual screen; a cable that is plugged in was not tried",
      ),
    ],
  },
  {
    name: "Navigation and content",
    first: 15,
    all: [
      proven("Only the program's own document is ever on top"),
      proven("A blank or foreign document is replaced at once"),
      proven("A page that hangs, or has nothing on it, is replaced"),
      proven("The path of an address gives no rights"),
      proven("No local file, browser page or source view"),
      proven("A fixed table of files is served, and nothing beside it"),
      proven("Nothing is handed to the system's programs for mail, telephone and the like"),
      proven("A content policy without inline code, eval, frames and workers"),
      proven("A permissions policy that empties every feature"),
      proven("The page opens no socket to anywhere"),
      proven("WebRTC tells no address"),
      proven("Text of a catalogue is shown as plain text and never interpreted"),
    ],
  },
  {
    name: "Windows of the system",
    first: 27,
    all: [
      proven("No dialog of a script"),
      proven("No print dialog"),
      proven("No file picker"),
      proven("No download reaches the disk"),
      partly(
        "What is dropped or dragged does nothing",
        "drags within the page; there is no second program here that could drop a file",
      ),
      proven("No context menu, no selection by a long press"),
      proven("No notification"),
      proven("No picker for colours or dates that covers or blocks"),
      partly(
        "A strange window does not stay on top, and the log says so",
        "the strange window is put behind, not closed, and the visit goes on",
      ),
    ],
  },
  {
    name: "Keyboard, scanner, touch",
    first: 36,
    all: [
      proven("Keys are let in by a list of physical keys; every chord is kept out"),
      proven("Window manager and X server have no keys of their own"),
      proven("An input method cannot swallow a scan"),
      proven("A scanner that is no keyboard is served, and then the keyboard starts no visit"),
      proven("A scan has a grammar; what breaks it is refused whole"),
      partly(
        "Setup barcodes are locked out at each attach",
        "a device that we play; no real scanner was there",
      ),
      proven("A scan belongs to the visit in which it began"),
      proven("The same scan twice in a moment counts once"),
      proven("A stuck key or a book on the glass keeps no visit alive"),
      shipped(
        "Sticky keys, mouse keys and the like are off",
        "the X server is started without them; Windows' settings were not tried",
      ),
      proven("The zoom cannot change"),
      proven("No history by key or gesture"),
      proven("Keys for media, power and browsers do nothing"),
      proven("The middle button pastes nothing"),
      proven("The keyboard on the glass shows no key of a password that was pressed"),
    ],
  },
  {
    name: "Permissions, calls, main process",
    first: 51,
    all: [
      proven("Every permission is refused"),
      proven("No session and no page goes without its guards, whoever made it"),
      proven("Every call passes one gate: sender, origin, visit, shape"),
      proven("The page has verbs, and no other door"),
      proven("A flood of calls is refused and slows nothing else"),
      proven("An exception in main opens no dialog, tells nothing, and ends the program"),
      proven("The backend's certificate is verified, without exception"),
      proven("No input of a patron is on the command line of another program"),
      proven("Secrets reach no page and no log"),
      proven("The log has codes and figures alone, and an end"),
      proven("Chromium's own logging stays off, whatever the environment says"),
    ],
  },
  {
    name: "The end of a visit by itself",
    first: 62,
    all: [
      proven("The clock is in main, and steps of the system's clock do not touch it"),
      proven("Only a person's input counts as activity"),
      proven("A warning comes first, then the end, at their times"),
      proven("The end is on every screen and takes less than a second"),
      proven("Every reason to end a visit ends it"),
      proven("Ten ends at once are one end"),
      proven("An answer that comes late reaches nobody"),
      proven("What was sent for a patron who left is written down for staff"),
    ],
  },
  {
    name: "Reset and privacy",
    first: 70,
    all: [
      proven("A patron's session is in memory alone"),
      proven("There are two partitions and never more"),
      proven("Every patron gets a fresh process; the old one is dead"),
      proven("All stores are emptied"),
      partly("Both clipboards are emptied", "Windows' clipboard history was not tried"),
      proven("No memory of fields, no spelling, no translation"),
      proven("No worker of any kind"),
      proven("No patron data in address, title, console or stores"),
      proven("Main keeps nothing of a patron"),
      partly("No dump, core file or swap", "swap is the system's: its settings are shipped and checked"),
      proven("Printing keeps nothing"),
      proven("The screen is covered before anything slow happens"),
      proven("It starts anew each day or after many visits, when nobody is there"),
    ],
  },
  {
    name: "Reliability",
    first: 83,
    all: [
      proven("A dead renderer is replaced within two seconds"),
      proven("A dead helper process is survived; four in a minute end the program"),
      proven("A renderer that stands still is replaced within eight seconds"),
      proven("Thousands of visits leak nothing"),
      proven("A storm of restarts is bounded and seen"),
      proven("A backend that is away or mad is told in words, and recovered from"),
      proven("A power cut does nothing twice, spoils no file and brings back no patron"),
      proven("A full or read-only disk stops nothing"),
      proven("It stops cleanly when asked to, the reset first"),
      proven("A supervisor watches that it lives"),
      proven("Versions stand on the staff's screen and in the log alone"),
      proven("Staff come in by PIN or card, with a lock-out that main counts"),
    ],
  },
  {
    name: "Package and system",
    first: 95,
    all: [
      partly("Fuses are set", "checked on Electron 33; the official Electron 45 could not be had here"),
      proven("No debugging port in a shipped kiosk"),
      proven("A folder cannot stand in for the archive"),
      proven("The program's files belong to root; the kiosk can write its own two folders"),
      proven("Signals from outside open nothing"),
      proven("It listens on no port"),
      partly("The Electron is a supported one", "the check is there; what stands in here is 33"),
      shipped(
        "Consoles, SysRq, boot loader, USB storage, new keyboards",
        "needs a real machine: the settings are shipped and checked",
      ),
    ],
  },
];

/** A requirement with its number. */
export interface Numbered extends Requirement {
  readonly number: number;
}

/** All of them, by number. */
export const REQUIREMENTS: readonly Numbered[] = GROUPS.flatMap(({ first, all }) =>
  all.map((one, index) => ({ ...one, number: first + index })),
);
