import { attributionStart, beginsOlder } from './attribution.ts';
import { pointsBelow } from './below.ts';
import { headingEnd } from './heading.ts';
import { linesOfHtml } from './html.ts';
import { linesOfText } from './lines.ts';
import type { MailLine } from './lines.ts';
import { isReplyLine } from './replyLine.ts';
import { isDeviceLine } from './signature.ts';
import { hasOwn, keepAnsweredQuotes } from './quotes.ts';
import { setAsideSignatures, bringBackSignature } from './signatures.ts';

export interface Parts {
  text?: string | undefined;
  html?: string | undefined;
}

export interface Trimmed {
  /**
   * The person's text, with the parts of older mails that they answer between the lines (marked by ">"), or with the whole older mail when
   * nothing tells the lines apart.
   */
  kept: string;
  /** Only the person's own lines of `kept`. */
  own: string;
  /** All other lines in their order: quotes, signature, "sent from my phone". They are never thrown away. */
  rest: string;
  /** Every line in its order, for handlers that look for answers among the questions. */
  lines: JudgedLine[];
}

/** The fate of a line. `quoted` stands only until it is known whether an answer follows. */
export type Fate = 'own' | 'quoted' | 'kept-quote' | 'kept-older' | 'rest' | 'signature';

const FIRST: Readonly<Record<MailLine['origin'], Fate>> = {
  plain: 'own',
  quoted: 'quoted',
  signature: 'signature',
  cut: 'rest',
};

/**
 * Separates what a person wrote from what their mail program put around it. Takes the text part, or the HTML when there is no text. In
 * doubt keeps too much, never too little. Takes linear time.
 */
export function trim(parts: Parts): Trimmed {
  const { lines, fates } = judge(parts);
  return {
    kept: join(lines, fates, ['own', 'kept-quote', 'kept-older']),
    own: join(lines, fates, ['own']),
    rest: join(lines, fates, ['rest', 'signature']),
    lines: judgedLines(lines, fates),
  };
}

/** A line of a mail, without marks of quoting. */
export interface JudgedLine {
  text: string;
  /** `older`: an older mail that nothing marks, or the lines around one. `end`: signature, "sent from my phone". */
  kind: 'own' | 'quoted' | 'older' | 'end';
}

/** The lines without quote marks, and without what a mail program put around quotes. */
function judgedLines(lines: readonly MailLine[], fates: readonly Fate[]): JudgedLine[] {
  return lines
    .map((line, at): JudgedLine => {
      const text = line.raw.replace(/^(?:\s*[>＞])+[ \u00a0]?/, '');
      if (line.origin === 'quoted') return { text, kind: 'quoted' };
      const fate = fates[at];
      if (fate === 'own') return { text: line.raw, kind: 'own' };
      return { text: line.raw, kind: fate === 'signature' || isDeviceLine(line.text) ? 'end' : 'older' };
    })
    .filter((_, at) => lines[at]?.origin !== 'cut');
}

function judge({ text, html }: Parts): { lines: MailLine[]; fates: Fate[] } {
  const lines = text?.trim() || !html ? linesOfText(text ?? '') : linesOfHtml(html);
  const fates = lines.map(({ origin }): Fate => FIRST[origin]);
  setAsideOlder(lines, fates);
  setAsideSignatures(lines, fates);
  if (!hasOwn(lines, fates)) bringBackSignature(lines, fates);
  keepAnsweredQuotes(lines, fates);
  return { lines, fates };
}

/** Removes headings and "On … wrote:". When no quote marks follow such a line, removes everything after it, too. */
function setAsideOlder(lines: readonly MailLine[], fates: Fate[]): void {
  for (let at = 0; at < lines.length; at++) {
    const found = olderAt(lines, fates, at);
    if (!found) continue;
    if (isQuoteNext(lines, found.end)) {
      fates.fill('rest', found.start, found.end);
      at = found.end - 1;
    } else {
      // With nothing above it, the answer may stand below, or the person wanted to send the mail on: keep all of it.
      if (hasOwn(lines, fates, found.start)) {
        const above = lines.filter((_, index) => index < found.start && fates[index] === 'own');
        fates.fill('rest', found.start);
        // "My answers in red, below": nobody can see which lines those are, so all stay.
        if (pointsBelow(above)) fates.fill('kept-older', headingEnd(lines, found.end) ?? found.end);
      }
      return;
    }
  }
}

/** The heading [start, end) of an older mail, if line `at` is the last line of "On … wrote:", or the first of a heading. */
function olderAt(
  lines: readonly MailLine[],
  fates: readonly Fate[],
  at: number,
): { start: number; end: number } | null {
  const line = lines[at];
  if (!line) return null;
  if (line.origin === 'cut') return { start: at, end: at + 1 };
  if (line.text === '' || line.origin !== 'plain' || fates[at] !== 'own') return null;
  if (isReplyLine(line.text) || beginsOlder(line)) return { start: at, end: at + 1 };
  const end = headingEnd(lines, at);
  if (end !== null) return { start: at, end };
  const start = attributionStart(lines, at, isQuoteNext(lines, at + 1));
  return start === null ? null : { start, end: at + 1 };
}

/** Whether the next non-empty line is marked as a quote. */
function isQuoteNext(lines: readonly MailLine[], from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const line = lines[at];
    if (!line || line.origin === 'quoted') return line !== undefined;
    if (line.text !== '') return false;
  }
  return false;
}

/** The lines with one of the wanted fates, without empty lines at the ends, and with at most two empty lines in a row. */
function join(lines: readonly MailLine[], fates: readonly Fate[], wanted: readonly Fate[]): string {
  const out: string[] = [];
  let blank = 0;
  lines.forEach((line, at) => {
    const fate = fates[at];
    if (!fate || !wanted.includes(fate) || line.origin === 'cut') return;
    const raw = line.origin === 'quoted' && !/^\s*[>＞]/.test(line.raw) ? `> ${line.raw}` : line.raw;
    blank = raw.trim() === '' ? blank + 1 : 0;
    if (blank <= 2 && (blank === 0 || out.length > 0)) out.push(raw);
  });
  while (out.length > 0 && out.at(-1)?.trim() === '') out.pop();
  return out.join('\n');
}
