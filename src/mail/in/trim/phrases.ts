import { readLanguages } from '../../../lib/world/languageFiles.ts';
import { once } from '../../../lib/once.ts';
import devices from './devices.json' with { type: 'json' };
import { fold } from './lines.ts';

/**
 * mail.json of a language: what mail programs write around an answer; `{}` in `device` stands for the name of a telephone or of a mail
 * program. A language that is in locales/ for this alone is one of mail programs, not of our pages.
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
  /** How people say that their answers stand in the older mail below. */
  below?: string[];
  /** How they begin to ask pardon for what a telephone wrote, and what may stand before it. */
  excuses?: string[];
  please?: string[];
}

export type Label = 'from' | 'sent' | 'to' | 'subject' | 'copy';

/** Read with the first mail. */
export const phrasesOfPrograms = once(() => readLanguages<Phrases>('mail'));

/** Every phrase of all languages that `pick` takes, folded. */
export function allOf(pick: (phrases: Phrases) => string[]): string[] {
  const all = phrasesOfPrograms().flatMap(({ content }) => pick(content).map(fold));
  return [...new Set(all)].filter((phrase) => phrase !== '');
}

export const DEVICES = devices.map(fold);
