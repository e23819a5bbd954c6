import type { Migration } from "kysely/migration";
import { catalogue } from "./0001-catalogue.ts";
import { patrons } from "./0002-patrons.ts";
import { loansAndHolds } from "./0003-loans-and-holds.ts";
import { recordsAndJobs } from "./0004-records-and-jobs.ts";
import { staff } from "./0005-staff.ts";
import { mail } from "./0006-mail.ts";
import { search } from "./0007-search.ts";
import { safety } from "./0008-safety.ts";
import { imports } from "./0009-import.ts";
import { rules } from "./0010-rules.ts";
import { languages } from "./0011-languages.ts";
import { messages } from "./0012-messages.ts";
import { suggestionsForChildren } from "./0013-suggestions-for-children.ts";
import { authorOrder } from "./0014-author-order.ts";
import { harvests } from "./0015-harvests.ts";
import { systemNumbers } from "./0016-system-numbers.ts";
import { madeReadings } from "./0017-made-readings.ts";
import { takenFiles } from "./0018-taken-files.ts";
import { kioskOperations } from "./0019-kiosk-operations.ts";
import { leftOut } from "./0020-left-out.ts";
import { sortKeys } from "./0021-sort-keys.ts";
import { cardSessions } from "./0022-card-sessions.ts";
import { sortHeads } from "./0023-sort-heads.ts";
import { manyHolds } from "./0024-many-holds.ts";
import { keysBesideWords } from "./0025-keys-beside-words.ts";
import { startLexemes } from "./0026-start-lexemes.ts";

/** Every migration by number and name; they run forward only, in this order, and a released one never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-catalogue": catalogue,
  "0002-patrons": patrons,
  "0003-loans-and-holds": loansAndHolds,
  "0004-records-and-jobs": recordsAndJobs,
  "0005-staff": staff,
  "0006-mail": mail,
  "0007-search": search,
  "0008-safety": safety,
  "0009-import": imports,
  "0010-rules": rules,
  "0011-languages": languages,
  "0012-messages": messages,
  "0013-suggestions-for-children": suggestionsForChildren,
  "0014-author-order": authorOrder,
  "0015-harvests": harvests,
  "0016-system-numbers": systemNumbers,
  "0017-made-readings": madeReadings,
  "0018-taken-files": takenFiles,
  "0019-kiosk-operations": kioskOperations,
  "0020-left-out": leftOut,
  "0021-sort-keys": sortKeys,
  "0022-card-sessions": cardSessions,
  "0023-sort-heads": sortHeads,
  "0024-many-holds": manyHolds,
  "0025-keys-beside-words": keysBesideWords,
  "0026-start-lexemes": startLexemes,
};
