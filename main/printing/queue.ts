import type { Paper } from "#contract/domain/slip.ts";
import { pause } from "../time/deferred.ts";
import { DENIED, type IppAnswer, type IppGroup, NOT_FOUND, OPERATIONS, type Sent } from "./ipp.ts";
import { type AskServer, PrintServerAway } from "./print-server.ts";

/** A queue in CUPS. */
export interface Queue {
  readonly name: string;
  readonly accepting: boolean;
  /** Paused by staff or CUPS: it accepts jobs and prints none. */
  readonly stopped: boolean;
  /** CUPS's reasons, for instance `media-empty-error`; empty if there are none. */
  readonly reasons: readonly string[];
}

/** A job in CUPS. `waiting`: not started · `gone`: CUPS has no record of it any more. */
export interface Job {
  readonly state: "waiting" | "printing" | "stopped" | "done" | "cancelled" | "failed" | "gone";
}

/** A document with its paper size in whole millimetres. */
export interface PrintedDocument {
  readonly pdf: Uint8Array;
  readonly paper: Paper;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Number of a job. */
export type JobId = number;

/** The queues of the CUPS of this machine. Each call rejects with PrintServerAway when there is no answer. */
export interface Queues {
  all(): Promise<readonly Queue[]>;
  /** null = there is no such queue. */
  find(name: string): Promise<Queue | null>;
  /**
   * Submits a document; null when the queue does not accept it. The job is held until it is released, so that nothing is printed
   * unattended if this answer is lost.
   */
  submit(name: string, document: PrintedDocument): Promise<JobId | null>;
  releaseJob(job: JobId): Promise<void>;
  job(id: JobId): Promise<Job>;
  /** Cancels a job if needed, and deletes it with all its files. False = CUPS still has it. */
  purge(id: JobId): Promise<boolean>;
  /** Own jobs in a queue that CUPS still has, ended or not. */
  ours(name: string): Promise<readonly JobId[]>;
}

/** Time limit in milliseconds; a local server normally answers within a few. */
const LIMIT_MS = 3000;

/** Attempts to delete a job, because a printer may take a while to release it. */
const MAX_ATTEMPTS = 40;
const ATTEMPT_INTERVAL_MS = 100;

/** Neither the document's name nor a patron's: it is shown in job lists. */
const JOB_NAME = "slip";

const STATES: Readonly<Record<number, Job["state"]>> = {
  3: "waiting",
  4: "waiting",
  5: "printing",
  6: "stopped",
  7: "cancelled",
  8: "failed",
  9: "done",
};
const QUEUE_STOPPED = 5;
const QUEUE_ATTRIBUTES = [
  "printer-name",
  "printer-state",
  "printer-state-reasons",
  "printer-is-accepting-jobs",
];

function queueOf(thing: IppGroup): Queue {
  const reasons = (thing.get("printer-state-reasons") ?? []).map(String);
  return {
    name: String(thing.get("printer-name")?.[0] ?? ""),
    accepting: thing.get("printer-is-accepting-jobs")?.[0] !== false,
    stopped: thing.get("printer-state")?.[0] === QUEUE_STOPPED,
    reasons: reasons.filter((reason) => reason !== "none"),
  };
}

function isDone({ status }: IppAnswer): boolean {
  return status < 0x0100;
}

const uri = (name: string, value: string): Sent => ({ kind: "uri", name, value });
const keyword = (name: string, value: string | readonly string[]): Sent => ({ kind: "keyword", name, value });

/** Paper size in the naming of PWG 5101.1, which every CUPS supports. */
function mediaOf({ paper, widthMm, heightMm }: PrintedDocument): string {
  const size = `${widthMm}x${heightMm}mm`;
  return paper === "a4" ? "iso_a4_210x297mm" : `custom_${size}_${size}`;
}

/** @param user owner of the jobs: the terminal, never a patron. */
export function openQueues(ask: AskServer, user: () => string): Queues {
  const requestingUser = (): Sent => ({ kind: "name", name: "requesting-user-name", value: user() });
  const pathOf = (name: string): string => `/printers/${encodeURIComponent(name)}`;
  const queueUri = (name: string): Sent => uri("printer-uri", `ipp://localhost${pathOf(name)}`);
  const jobUri = (id: JobId): Sent => uri("job-uri", `ipp://localhost/jobs/${id}`);

  /** Status of the answer. */
  async function cancel(purge: Sent, id: JobId): Promise<number> {
    const attributes = [jobUri(id), requestingUser(), purge];
    return (await ask("/jobs/", { operation: OPERATIONS.cancelJob, attributes }, LIMIT_MS)).status;
  }

  return {
    async all() {
      const attributes = [requestingUser(), keyword("requested-attributes", QUEUE_ATTRIBUTES)];
      const answer = await ask("/", { operation: OPERATIONS.cupsPrinters, attributes }, LIMIT_MS);
      return answer.things.map(queueOf).filter(({ name }) => name !== "");
    },
    async find(name) {
      const attributes = [
        queueUri(name),
        requestingUser(),
        keyword("requested-attributes", QUEUE_ATTRIBUTES),
      ];
      const answer = await ask("/", { operation: OPERATIONS.printerAttributes, attributes }, LIMIT_MS);
      const [thing] = answer.things;
      return isDone(answer) && thing !== undefined ? queueOf(thing) : null;
    },
    async submit(name, document) {
      const answer = await ask(
        pathOf(name),
        {
          operation: OPERATIONS.printJob,
          attributes: [
            queueUri(name),
            requestingUser(),
            { kind: "name", name: "job-name", value: JOB_NAME },
            { kind: "mime", name: "document-format", value: "application/pdf" },
          ],
          job: [
            keyword("job-hold-until", "indefinite"),
            keyword("media", mediaOf(document)),
            keyword("print-scaling", "none"),
          ],
          document: document.pdf,
        },
        LIMIT_MS,
      );
      const id = answer.things[0]?.get("job-id")?.[0];
      return isDone(answer) && typeof id === "number" ? id : null;
    },
    async releaseJob(id) {
      await ask(
        "/jobs/",
        { operation: OPERATIONS.releaseJob, attributes: [jobUri(id), requestingUser()] },
        LIMIT_MS,
      );
    },
    async job(id) {
      const attributes = [jobUri(id), requestingUser(), keyword("requested-attributes", ["job-state"])];
      const answer = await ask("/", { operation: OPERATIONS.jobAttributes, attributes }, LIMIT_MS);
      if (answer.status === NOT_FOUND) return { state: "gone" };
      const state = STATES[Number(answer.things[0]?.get("job-state")?.[0])];
      if (!isDone(answer) || state === undefined) throw new PrintServerAway("no state");
      return { state };
    },
    async purge(id) {
      const purge: Sent = { kind: "boolean", name: "purge-job", value: true };
      // The first request only stops a job that is being printed; its record and document remain.
      for (let orders = 0; orders < MAX_ATTEMPTS; orders += 1) {
        const status = await cancel(purge, id);
        if (status === NOT_FOUND) return true;
        if (DENIED.includes(status)) return false;
        if (orders > 0) await pause(ATTEMPT_INTERVAL_MS);
      }
      return false;
    },
    async ours(name) {
      const mine: Sent = { kind: "boolean", name: "my-jobs", value: true };
      const attributes = [
        queueUri(name),
        requestingUser(),
        mine,
        keyword("which-jobs", "all"),
        keyword("requested-attributes", ["job-id"]),
      ];
      const answer = await ask("/", { operation: OPERATIONS.jobs, attributes }, LIMIT_MS);
      return answer.things.map((thing) => Number(thing.get("job-id")?.[0])).filter((id) => id > 0);
    },
  };
}
