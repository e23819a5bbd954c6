import type { OaiFault } from "./oai-faults.ts";

/** How the server differs from the usual one, and fails. */
export interface OaiQuirks {
  /** Where it is; nothing is elsewhere. */
  readonly path: string;
  /** Records of an answer. */
  readonly perAnswer: number;
  /** Of its dates; another one in a request is a bad argument. */
  readonly granularity: "YYYY-MM-DD" | "YYYY-MM-DDThh:mm:ssZ";
  readonly deletedRecord: "no" | "transient" | "persistent";
  /** Prefix and namespace of its formats. */
  readonly formats: Readonly<Record<string, string>>;
  /** `completeListSize` is told. */
  readonly size: boolean;
  /** `user:password` that every request must have; null = none. */
  readonly login: string | null;
  /** Its time, which is the `responseDate`. */
  readonly now: string;
  /** So many of the next requests are answered by 503 with this Retry-After. */
  readonly busy: number;
  readonly retryAfter: string | null;
  /** So many of the next resumption tokens are not known any more. */
  readonly forgets: number;
  /** Every answer of a list has the first one's token. */
  readonly circles: boolean;
  /** An answer with a record of these numbers is a 500, as of a program that broke down over it. */
  readonly breaksOver: readonly number[];
  /** The record of this number, asked for alone, is answered by 403. */
  readonly refuses: number | null;
  /** A list of identifiers is a 500. */
  readonly namesNone: boolean;
  /** Lists end with an empty `resumptionToken`, or with none. */
  readonly emptyToken: boolean;
  /** What comes instead of a list of records. */
  readonly instead: OaiFault | null;
  /** Answers of lists that are as usual before `instead` begins. */
  readonly insteadAfter: number;
  /** Lists that are answered by `instead`. */
  readonly insteadTimes: number;
}

/** The namespace of MARCXML. */
export const MARC = "http://www.loc.gov/MARC21/slim";
const DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";
/** The quirks of a server that works: none but those of Koha. */
export const USUAL: OaiQuirks = {
  path: "/cgi-bin/koha/oai.pl",
  perAnswer: 50,
  granularity: "YYYY-MM-DDThh:mm:ssZ",
  deletedRecord: "persistent",
  formats: {
    oai_dc: DC,
    marcxml: `${MARC} http://www.loc.gov/standards/marcxml/schema/MARC21slim`,
    marc21: MARC,
  },
  size: false,
  login: null,
  now: "2026-11-25T03:00:00Z",
  busy: 0,
  retryAfter: null,
  forgets: 0,
  circles: false,
  breaksOver: [],
  refuses: null,
  namesNone: false,
  emptyToken: false,
  instead: null,
  insteadAfter: 0,
  insteadTimes: Number.POSITIVE_INFINITY,
};
