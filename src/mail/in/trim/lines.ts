import { plainDigits } from '../../../lib/text/digits.ts';

/** The origin of a line: marked as a quote; in a signature or after a cut, which only HTML shows; otherwise plain. */
export type Origin = 'plain' | 'quoted' | 'signature' | 'cut';

export interface MailLine {
  /** The line as in the mail, without its line end. */
  raw: string;
  /** Folded for comparing, see fold(). Empty for a blank line. Without quote marks. */
  text: string;
  origin: Origin;
}

/** Longer lines are compared by their beginning; no line that a mail program writes is longer. */
const COMPARED = 400;

const marks = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** The dot that remains of a dotted capital I in lower case. */
const dot = /\u0307/g;
const quoteMarks = /^(?:\s*>)+\s?/;

/**
 * Brings a text into one form, whoever typed it. NFKC makes a wide colon plain, and a no-break space plain, too. Marks of direction go,
 * digits of any script become 0 to 9, letters lower case, and spaces single.
 */
export function fold(text: string): string {
  const start = text.slice(0, COMPARED).replaceAll('&nbsp;', ' ');
  // This holds for most lines: plain signs have only one form.
  if (/^[ -~]*$/.test(start)) return start.toLowerCase().replace(/ {2,}/g, ' ').trim();
  return plainDigits(start.normalize('NFKC').replace(marks, ''))
    .toLowerCase()
    .replace(dot, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim();
}

export const BLANK: MailLine = { raw: '', text: '', origin: 'plain' };

export function lineOf(raw: string, origin: Origin = 'plain'): MailLine {
  const text = fold(raw);
  if (text === '' && origin === 'plain') return BLANK;
  if (origin !== 'plain' || !text.startsWith('>')) return { raw, text, origin };
  return { raw, text: text.replace(quoteMarks, ''), origin: 'quoted' };
}

/** The narrowest width at which programs break a line. */
const NARROWEST = 55;

/**
 * Whether a program may have broken one line into these two (folded): the next word had no room. With room for that word, a person broke
 * the line.
 */
export const mayBeBroken = (above: string, below: string): boolean =>
  `${above} ${below.split(' ', 1)[0]}`.length >= NARROWEST;

/** Splits a text part. A "From" that a mailbox file wrote as ">From" is not a quote. */
export function linesOfText(text: string): MailLine[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((raw) => lineOf(raw));
  return lines.map((line, at) => {
    const isAlone = lines[at - 1]?.origin !== 'quoted' && lines[at + 1]?.origin !== 'quoted';
    return line.raw.startsWith('>From ') && isAlone ? lineOf(line.raw.slice(1)) : line;
  });
}
