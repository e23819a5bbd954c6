import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSessions } from "#main/library/sessions.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("sessions of a system that knows none", () => {
  it("are known until they are closed, and given back once", () => {
    const sessions = createSessions<string>();
    const token = sessions.open("one");
    expect(sessions.of(token)).toBe("one");
    expect(sessions.close(token)).toBe("one");
    expect([sessions.of(token), sessions.close(token)]).toEqual([null, null]);
  });

  it("of visits whose end was missed are dropped: the oldest of more than eight", () => {
    const dropped: string[] = [];
    const sessions = createSessions<string>((session) => dropped.push(session));
    const tokens = Array.from({ length: 9 }, (_none, at) => sessions.open(`visit ${at}`));
    expect(dropped).toEqual(["visit 0"]);
    expect(sessions.of(tokens[0] ?? "")).toBeNull();
    expect(sessions.of(tokens[8] ?? "")).toBe("visit 8");
  });

  it("are dropped after three hours, and a closed one is not dropped again", () => {
    const dropped: string[] = [];
    const sessions = createSessions<string>((session) => dropped.push(session));
    const closed = sessions.open("closed");
    const left = sessions.open("left");
    sessions.close(closed);
    vi.advanceTimersByTime(3 * 3_600_000);
    expect(dropped).toEqual(["left"]);
    expect(sessions.of(left)).toBeNull();
  });
});
