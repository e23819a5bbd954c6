import { type CSSProperties, useId, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { useTranslation } from "../../i18n/index.ts";

/** 「内容」 in the remaining room, with a button for the full text. No scrolling (V17). */
export function Summary({ text, language }: { readonly text: string; readonly language: string }) {
  const t = useTranslation();
  const [open, setOpen] = useState(false);
  const { section, paragraph, lines } = useRoom(text);
  if (text === "") return null;
  return (
    <section ref={section} className="summary">
      <h2 hidden={lines === 0}>{t("title.summary")}</h2>
      <p
        ref={paragraph}
        className={lines === null ? "summary-text" : "summary-text summary-cut"}
        style={{ "--lines": lines ?? 1 } as CSSProperties}
        hidden={lines === 0}
        lang={language}
      >
        {text}
      </p>
      {lines !== null && (
        <Button className="summary-all" label={t("title.readAll")} onPress={() => setOpen(true)} />
      )}
      {open && <WholeSummary text={text} language={language} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** Height of the button under a cut text with its gap, in pixels. */
const BUTTON_PX = 84;

/** Number of whole lines that fit if the text is too long; null when it fits. */
type Lines = number | null;

/** Measures the text when it or its room changes, because content below may come later. */
function useRoom(text: string) {
  const section = useRef<HTMLElement>(null);
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [lines, setLines] = useState<Lines | "unknown">("unknown");
  const height = useRef(0);
  const [measured, setMeasured] = useState(text);
  if (measured !== text) {
    setMeasured(text);
    setLines("unknown");
  }
  useLayoutEffect(() => {
    if (lines !== "unknown" || section.current === null || paragraph.current === null) return;
    height.current = section.current.clientHeight;
    setLines(linesIn(section.current, paragraph.current));
  }, [lines]);
  useLayoutEffect(() => {
    const room = section.current;
    if (room === null || typeof ResizeObserver === "undefined") return;
    const sizes = new ResizeObserver(() => {
      // At once: the next picture shows it.
      if (room.clientHeight !== height.current) flushSync(() => setLines("unknown"));
    });
    sizes.observe(room);
    return () => sizes.disconnect();
  }, []);
  return { section, paragraph, lines: lines === "unknown" ? null : lines };
}

function linesIn(section: HTMLElement, paragraph: HTMLElement): Lines {
  const room = section.clientHeight - (paragraph.offsetTop - section.offsetTop);
  if (paragraph.scrollHeight <= room + 1) return null;
  const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight);
  return Math.max(0, Math.floor((room - BUTTON_PX) / line));
}

function WholeSummary(props: {
  readonly text: string;
  readonly language: string;
  readonly onClose: () => void;
}) {
  const t = useTranslation();
  const dialog = useModal(props.onClose);
  const name = useId();
  return (
    <dialog {...dialog} className="dialog summary-dialog" aria-labelledby={name}>
      <h2 id={name}>{t("title.summary")}</h2>
      <p lang={props.language}>{props.text}</p>
      <Button kind="primary" label={t("common.close")} onPress={props.onClose} />
    </dialog>
  );
}
