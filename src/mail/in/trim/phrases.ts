import { readLanguages } from '../../../lib/world/languageFiles.ts';
import { once } from '../../../lib/once.ts';
import devices from './devices.json' with { type: 'json' };
import { fold } from './lines.ts';

/**
 * mail.json of a language: the text that mail programs write around an answer. In `device`, `{}` stands for the name of a telephone or mail
 * program. Some languages are in locales/ only for this file: our pages do not come in them.
 */
export interface Phrases {
  openers: string[];
  wrote: string[];
  labels: Record<Label, string[]>;
  original: string[];
  forwarded: string[];
  device: string[];
  /** The word after an hour written without minutes. */
  hours?: string[];
  /** Phrases that say that the answers stand in the older mail below. */
  below?: string[];
  /** Phrases that begin an excuse for what a telephone wrote, and what may stand before them. */
  excuses?: string[];
  please?: string[];
}

export type Label = 'from' | 'sent' | 'to' | 'subject' | 'copy';

/** Read when the first mail comes. */
export const phrasesOfPrograms = once(() => readLanguages<Phrases>('mail'));

/** All phrases of all languages that `pick` returns, folded. */
export function allOf(pick: (phrases: Phrases) => string[]): string[] {
  const all = phrasesOfPrograms().flatMap(({ content }) => pick(content).map(fold));
  return [...new Set(all)].filter((phrase) => phrase !== '');
}

export const DEVICES = devices.map(fold);
