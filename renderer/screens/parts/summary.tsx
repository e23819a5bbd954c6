import { useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-box.tsx";
import { useWords } from "../../words/index.ts";

/** 「内容」 in the room that is left; when there is more, a button opens all of it. Nothing scrolls (rule 17). */
export function Summary({ text, language }: { readonly text: string; readonly language: string }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { paragraph, cut } = useIsCut(text);
  if (text === "") return null;
  return (
    <section className="summary">
      <h2>{t("title.summary")}</h2>
      <p ref={paragraph} className="summary-text" lang={language}>
        {text}
      </p>
      {cut && <Button className="summary-all" label={t("title.readAll")} onPress={() => setOpen(true)} />}
      {open && <WholeSummary text={text} language={language} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** Does the text need more room than its box has? */
function useIsCut(text: string) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [cut, setCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is measured again
  useLayoutEffect(() => {
    const element = paragraph.current;
    if (element !== null) setCut(element.scrollHeight > element.clientHeight + 1);
  }, [text]);
  return { paragraph, cut };
}

function WholeSummary(props: { readonly text: string; readonly language: string; readonly onClose: () => void }) {
  const t = useWords();
  const box = useModal();
  const name = useId();
  return (
    <dialog ref={box} className="box summary-box" aria-labelledby={name} onCancel={props.onClose}>
      <h2 id={name}>{t("title.summary")}</h2>
      <p lang={props.language}>{props.text}</p>
      <Button kind="primary" label={t("common.close")} onPress={props.onClose} />
    </dialog>
  );
}
