import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';
import { inEveryLanguage } from '../../../i18n/locales.ts';
import { hasWords } from './plainLine.ts';
import { saysMore } from './saysMore.ts';
import { readDay } from './readDay.ts';
import { commandWords } from '../languageWords.ts';

const plain = (text: string): string => fold(text).replaceAll("'", '’');

/** Phrases at the beginning of a line that say that somebody will be away, the longest first, with their language. */
const beginnings = once(() =>
  [
    ...commandWords().flatMap(({ code, content }) =>
      (content.away ?? []).map((word) => ({ phrase: plain(word), locale: code })),
    ),
    ...toldAway(),
  ].sort((one, two) => two.phrase.length - one.phrase.length),
);
const toldAway = once(() =>
  inEveryLanguage(['mail.by-mail.word.away']).map(({ locale, text }) => ({ phrase: plain(text), locale })),
);
const told = once(() => new Set(toldAway().map(({ phrase }) => phrase)));
/** A year in which every day of the calendar follows: whether words name a day does not depend on today's date. */
const ANY_DAY = '2027-01-01';
const LONGEST_LINE = 80;
/** Most characters of a line before its signs and blanks are taken away. */
const LONGEST_WRITTEN = 1000;

export interface SaidAway {
  locale: string;
  /** The text after the word: a day as they wrote it, or ''. */
  until: string;
  /** Whether the word is the one that our mails name. Then it is meant for us, whichever mail it answers. */
  isTold: boolean;
  /** Whether the mail says more than the word, the day and a name: somebody should read it. */
  more: boolean;
}

/**
 * Reads "AWAY 24 December", or the word alone; null when the first line is neither. Anything may follow the word that our mails name. When
 * it is not a day, `more` is true: the writer is asked for the day, and somebody reads the mail.
 */
export function readAway(text: string): SaidAway | null {
  const [first = '', ...others] = text.split('\n').filter(hasWords);
  if (first.length > LONGEST_WRITTEN) return null;
  const line = plain(first)
    .replaceAll(/[^\p{L}\p{M}\p{N}’./-]+/gu, ' ')
    .trim();
  if (line.length > LONGEST_LINE) return null;
  const found = beginnings().find(({ phrase }) => line === phrase || line.startsWith(`${phrase} `));
  if (!found) return null;
  const until = line
    .slice(found.phrase.length)
    .trim()
    .replace(/^[.-]+\s*/, '');
  const isTold = told().has(found.phrase);
  if (/[\p{L}\p{N}]/u.test(until) && readDay(until, ANY_DAY) === null)
    return isTold
      ? { locale: found.locale, until: '', isTold, more: !mayBeDay(until) || saysMore(others) }
      : null;
  return { locale: found.locale, until, isTold, more: saysMore(others) };
}

/** Whether a few words may mean a day that cannot be read for certain: 03/04, "3 to 24 December". */
const mayBeDay = (text: string): boolean => /\p{Nd}/u.test(text) && text.split(' ').length <= 5;

/** The day in an answer to the question for it: the whole first line, or what follows the word for being away. */
export function dayIn(text: string, today: string): { until: string; more: boolean } | null {
  const said = readAway(text);
  const [first = '', ...others] = text.split('\n').filter(hasWords);
  const until = readDay(said ? said.until : first, today);
  return until === null ? null : { until, more: saysMore(others) };
}
