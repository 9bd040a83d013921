import { readLanguage } from '../lib/world/languageFiles.ts';

export interface PlainList {
  /** The number of words from which a sentence counts as long in this language. */
  longSentence: number;
  /** Phrases whose meaning differs from their words, each with a plain phrase. */
  idioms: Readonly<Record<string, string>>;
  /** Words of offices and trades, each with the usual word. */
  jargon: Readonly<Record<string, string>>;
}

const lists = new Map<string, PlainList>();

/** The phrases to look for in texts of a language; undefined if it has no list. */
export function plainList(language: string): PlainList | undefined {
  let list = lists.get(language);
  if (!list) {
    list = readLanguage<PlainList>(language, 'plain') ?? undefined;
    if (list) lists.set(language, list);
  }
  return list;
}
