import { describe, expect, it } from "vitest";
import type { Attacked } from "./attacked-kiosk.ts";
import { attempt, linkTo as link } from "./attempts.ts";
import { listenOn } from "./local-listener.ts";

/** The ways of a page to reach anybody, as tests of the suite that calls this (R24, R25). */
export function networkAttacks(current: () => Attacked): void {
  describe("a page that wants to talk", () => {
    it("reaches nobody, by any of the ways of the web (R24)", async () => {
      const listener = await listenOn(current().display);
      const { at } = listener;
      const ways = [
        `await fetch("http://${at}/")`,
        `await fetch("http://${at}/", {mode: "no-cors", keepalive: true})`,
        `const x = new XMLHttpRequest(); x.open("GET", "http://${at}/"); x.send()`,
        `new WebSocket("ws://${at}/")`,
        `new EventSource("http://${at}/")`,
        `navigator.sendBeacon("http://${at}/", "x")`,
        `new Image().src = "http://${at}/x.png"`,
        `document.head.append(Object.assign(document.createElement("link"), {rel: "prefetch", href: "http://${at}/p"}))`,
        `document.head.append(Object.assign(document.createElement("link"), {rel: "preconnect", href: "http://${at}/"}))`,
        `document.head.append(Object.assign(document.createElement("link"), {rel: "stylesheet", href: "http://${at}/s.css"}))`,
        `new Audio("http://${at}/a.mp3").play().catch(() => {})`,
        `new FontFace("x", "url(http://${at}/f.woff2)").load().catch(() => {})`,
        link("https://library.example/", `a.ping = "http://${at}/ping"`),
        link(`http://${at}/`),
        `const f = document.createElement("iframe"); f.src = "http://${at}/"; document.body.append(f); setTimeout(() => f.remove(), 200)`,
        `await import("http://${at}/m.js")`,
      ];
      for (const way of ways) await attempt(current(), way);
      listener.knock();
      // One, ours: the listener itself works.
      expect(await listener.end()).toBe(1);
    });

    it("learns no address of the machine by WebRTC (R25)", async () => {
      const candidates = await current().look.at<readonly string[]>(`(async () => {
        const found = [];
        const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:3478" }] });
        peer.onicecandidate = ({ candidate }) => candidate && found.push(candidate.candidate);
        peer.createDataChannel("x");
        await peer.setLocalDescription(await peer.createOffer());
        await new Promise((resolve) => setTimeout(resolve, 3000));
        peer.close();
        return found;
      })()`);
      expect(candidates).toEqual([]);
    });
  });
}
