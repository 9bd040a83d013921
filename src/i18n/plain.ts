import { readLanguage } from '../lib/world/languageFiles.ts';

export interface PlainList {
  /** Words from which a sentence counts as long in this language. */
  longSentence: number;
  /** Turns of phrase that do not mean what their words say, and how to say it plainly. */
  idioms: Readonly<Record<string, string>>;
  /** Words of offices and trades, and the usual word for them. */
  jargon: Readonly<Record<string, string>>;
}

const lists = new Map<string, PlainList>();

/** The phrases to look for in texts of a language; undefined when it has no list. */
export function plainList(language: string): PlainList | undefined {
  let list = lists.get(language);
  if (!list) {
    list = readLanguage<PlainList>(language, 'plain') ?? undefined;
    if (list) lists.set(language, list);
  }
  return list;
}
