import { ROUTES, type RouteName } from "#contract/rest/routes.ts";
import type { LossyProxy, OddAnswer } from "../system/lossy-proxy.ts";
import type { Wire } from "./subject.ts";

const WRITES: readonly RouteName[] = [
  "renew",
  "checkOut",
  "checkIn",
  "placeHold",
  "changeHold",
  "cancelHold",
  "setEmail",
  "deleteEmail",
  "confirmEmail",
  "resendEmailCode",
  "changePassword",
];
const LOOK_UPS: readonly RouteName[] = ["operation", "kioskOperation"];
const json = (status: number, body: string): OddAnswer => ({ status, type: "application/json", body });
export const NONSENSE: Readonly<Record<string, OddAnswer>> = {
  "half a JSON": json(200, '{"loans":[{"id":"1","barco'),
  "another shape": json(200, '{"loans":7,"overview":[],"items":{},"session":null}'),
  "a page of HTML": { status: 200, type: "text/html", body: "<html><title>Log in</title></html>" },
  "a redirect": { status: 302, type: "text/html", body: "", location: "http://127.0.0.1:1/" },
  "a refusal of a later version": json(409, '{"refusal":{"name":"new-rule"},"code":"H-99"}'),
  "an empty 500": { status: 500, type: "text/plain", body: "" },
  "3 MB of blanks": json(200, " ".repeat(3 * 1024 * 1024)),
};

/** The wire to the reference backend, which the tests may cut, slow down and spoil. */
export function wireOf(proxy: LossyProxy): Wire {
  const heard = (routes: readonly RouteName[]): number =>
    routes.reduce((sum, route) => sum + proxy.heard(route), 0);
  return {
    pass: () => proxy.pass(),
    cut: () => proxy.cut(),
    hang: () => proxy.hang(),
    holdAnswers: () => proxy.holdAnswers(),
    loseNextWrite(fate, then) {
      for (const route of WRITES) {
        if (fate === "done") proxy.dropAnswers(route);
        else proxy.dropRequests(route);
      }
      if (then === "away") for (const route of LOOK_UPS) proxy.dropRequests(route);
    },
    talkNonsense: (kind) => proxy.answer(NONSENSE[kind] ?? { status: 500, type: "text/plain", body: "" }),
    mixUp() {
      throw new Error("No answer of this backend says whose it is.");
    },
    heard: () => heard(Object.keys(ROUTES) as RouteName[]),
    writesHeard: () => heard(WRITES),
  };
}
