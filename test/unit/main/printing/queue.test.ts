import { describe, expect, it } from "vitest";
import { type IppAnswer, type IppRequest, OPERATIONS } from "#main/printing/ipp.ts";
import { openQueues, type PrintedDocument } from "#main/printing/queue.ts";

const DONE: IppAnswer = { status: 0, things: [new Map([["job-id", [7]]])] };
const NOT_FOUND: IppAnswer = { status: 0x0406, things: [] };
const DENIED: IppAnswer = { status: 0x0403, things: [] };
const SECRET = "吾輩は猫である";

function documentOf(paper: PrintedDocument["paper"] = "receipt"): PrintedDocument {
  return { pdf: new Uint8Array(Buffer.from(SECRET)), paper, widthMm: 80, heightMm: 130 };
}

/** Queues of a CUPS that gives these answers in turn, the last one for ever, and remembers what it was asked. */
function cups(...answers: IppAnswer[]) {
  const asked: { readonly path: string; readonly message: IppRequest }[] = [];
  const queues = openQueues(
    async (path, message) => {
      asked.push({ path, message });
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? DONE;
    },
    () => "shiori-kiosk-1",
  );
  const last = () => asked.at(-1)?.message;
  return {
    queues,
    asked,
    value: (name: string) =>
      [...(last()?.attributes ?? []), ...(last()?.job ?? [])].find((one) => one.name === name)?.value,
  };
}

describe("a slip in the queue (R80)", () => {
  it("is called the same for everybody and belongs to the terminal: a list of jobs shows nothing of anybody", async () => {
    const { queues, asked, value } = cups(DONE);
    expect(await queues.submit("slips", documentOf())).toBe(7);
    const { document, ...said } = asked[0]?.message ?? { document: undefined };
    expect(JSON.stringify(said)).not.toContain(SECRET);
    expect(value("job-name")).toBe("slip");
    expect(value("requesting-user-name")).toBe("shiori-kiosk-1");
    expect(Buffer.from(document ?? []).toString()).toBe(SECRET);
  });

  it("is held until it is released: a job that is not followed is never printed", async () => {
    const { queues, asked, value } = cups(DONE);
    await queues.submit("slips", documentOf());
    expect(value("job-hold-until")).toBe("indefinite");
    await queues.releaseJob(7);
    expect(asked.at(-1)?.message.operation).toBe(OPERATIONS.releaseJob);
  });

  it("lies on the paper as it was laid out: a roll as long as the slip, or a sheet", async () => {
    const { queues, value } = cups(DONE);
    await queues.submit("slips", documentOf());
    expect(value("media")).toBe("custom_80x130mm_80x130mm");
    expect(value("print-scaling")).toBe("none");
    await queues.submit("slips", documentOf("a4"));
    expect(value("media")).toBe("iso_a4_210x297mm");
  });

  it("goes to the queue that is named, whatever is in its name", async () => {
    const { queues, asked } = cups(DONE);
    await queues.submit("a%2f..b", documentOf());
    expect(asked[0]?.path).toBe("/printers/a%252f..b");
  });

  it("is purged with its files until CUPS no longer has it", async () => {
    const { queues, asked, value } = cups(DONE, DONE, NOT_FOUND);
    expect(await queues.purge(7)).toBe(true);
    expect(asked).toHaveLength(3);
    expect(value("purge-job")).toBe(true);
  });

  it("that we may not purge is logged, and not tried again and again", async () => {
    const { queues, asked } = cups(DENIED);
    expect(await queues.purge(7)).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it("is looked for among the terminal's own jobs alone", async () => {
    const { queues, value } = cups({ status: 0, things: [new Map([["job-id", [3]]]), new Map()] });
    expect(await queues.ours("slips")).toEqual([3]);
    expect(value("my-jobs")).toBe(true);
  });
});
