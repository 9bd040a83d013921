import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';
import { inEveryLanguage } from '../../../i18n/locales.ts';
import { hasWords } from './plainLine.ts';
import { saysMore } from './saysMore.ts';
import { readDay } from './readDay.ts';
import { commandWords } from '../languageWords.ts';

const plain = (text: string): string => fold(text).replaceAll("'", '’');

/** Beginnings of a line that says one will be away, the longest first, with their language. */
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
/** A year in which each day there is comes again: whether words name a day does not hang on today. */
const ANY_DAY = '2027-01-01';
const LONGEST_LINE = 80;
/** A line may have so many characters before its signs and blanks are taken away. */
const LONGEST_WRITTEN = 1000;

export interface SaidAway {
  locale: string;
  /** The text behind the word: a day as they wrote it, or ''. */
  until: string;
  /** Whether the word is the one that our mails tell, so that it is meant for us in whatever mail. */
  isTold: boolean;
  /** Whether there is more than that and a name: somebody should read it. */
  more: boolean;
}

/**
 * Reads "AWAY 24 December", and the word alone; null when the first line is nothing of the kind. Behind the word that our mails tell may stand
 * anything: what is no day is `more`, to be asked for and read.
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

/** Whether a few words may well be meant as a day that we cannot read for certain: 03/04, "3 to 24 December". */
const mayBeDay = (text: string): boolean => /\p{Nd}/u.test(text) && text.split(' ').length <= 5;

/** The day that an answer names which was asked for it: all of its first line, or the word for being away before it. */
export function dayIn(text: string, today: string): { until: string; more: boolean } | null {
  const said = readAway(text);
  const [first = '', ...others] = text.split('\n').filter(hasWords);
  const until = readDay(said ? said.until : first, today);
  return until === null ? null : { until, more: saysMore(others) };
}
