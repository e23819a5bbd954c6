import { isJapanese, type Language } from "#contract/domain/text.ts";
import type { SpeechSettings } from "#contract/settings/speech.schema.ts";

/** One program of a pipeline; each but the first reads the output of the one before. */
export interface Program {
  readonly name: string;
  readonly words: readonly string[];
}

/** espeak-ng's voices. */
const VOICES: Readonly<Record<Language, string>> = {
  ja: "ja",
  "ja-x-easy": "ja",
  "ja-x-child": "ja",
  en: "en",
  "zh-Hans": "cmn",
  ko: "ko",
};
/** Words per minute at normal speed: a little slower than espeak-ng's default of 175. */
const USUAL_WORDS_PER_MINUTE = 160;
/** Open JTalk's dictionary in Debian. */
const DICTIONARY = "/var/lib/mecab/dic/open-jtalk/naist-jdic";
/** Maximum good amplitude of espeak-ng, of 200. */
const LOUDEST = 150;
/** Open JTalk's volume in decibels, quiet to loud. */
const DECIBELS = { quiet: -20, range: 25 } as const;

function espeak(language: Language, { rate, volume }: SpeechSettings): Program {
  const speed = Math.round((USUAL_WORDS_PER_MINUTE * rate) / 100);
  const amplitude = Math.round((LOUDEST * volume) / 100);
  return {
    name: "espeak-ng",
    words: ["-b", "1", "-v", VOICES[language], "-s", String(speed), "-a", String(amplitude), "--stdin"],
  };
}

/** Chinese characters. */
const KANJI = /\p{Script=Han}/u;

/** The pipeline that speaks a text. espeak-ng cannot read kanji, so MeCab converts them to readings first. */
export function programsFor(language: Language, text: string, settings: SpeechSettings): readonly Program[] {
  if (!isJapanese(language)) return [espeak(language, settings)];
  if (settings.japanese === "open-jtalk" && settings.voice !== "") {
    const gain = DECIBELS.quiet + (DECIBELS.range * settings.volume) / 100;
    const rate = (settings.rate / 100).toFixed(2);
    const words = ["-x", DICTIONARY, "-m", settings.voice, "-r", rate, "-g", gain.toFixed(1)];
    return [
      { name: "open_jtalk", words: [...words, "-ow", "/dev/stdout"] },
      { name: "aplay", words: ["-q", "-"] },
    ];
  }
  const speaks = espeak(language, settings);
  return KANJI.test(text) ? [{ name: "mecab", words: ["-Oyomi"] }, speaks] : [speaks];
}
