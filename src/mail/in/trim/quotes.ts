import type { MailLine } from './lines.ts';
import type { Fate } from './trim.ts';

export function hasOwn(lines: readonly MailLine[], fates: readonly Fate[], before = lines.length): boolean {
  return fates.some((fate, at) => at < before && fate === 'own' && lines[at]?.text !== '');
}

const SHORT = 3;

const MOST_KEPT = 8;

/**
 * Keeps the last paragraph of a quote that the person answers below it, if they answer several quotes, wrote something above the first, or
 * left only a few lines of the quote. A whole mail with one answer below it goes, and so does a quote that nothing follows.
 */
export function keepAnsweredQuotes(lines: readonly MailLine[], fates: Fate[]): void {
  const answered = answeredQuotes(lines, fates);
  const first = answered[0];
  for (const { start, end } of answered) {
    const length = lines.slice(start, end).filter((line) => line.text !== '').length;
    if (answered.length > 1 || length <= SHORT || (first && hasOwn(lines, fates, first.start)))
      fates.fill('kept-quote', lastParagraph(lines, start, end), end);
  }
  fates.forEach((fate, at) => {
    if (fate === 'quoted') fates[at] = 'rest';
  });
}

/** Stretches of quoted lines that are followed by own lines before the next stretch. */
function answeredQuotes(
  lines: readonly MailLine[],
  fates: readonly Fate[],
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  fates.forEach((fate, at) => {
    if (fate === 'quoted') {
      if (open && open.end === at) open.end = at + 1;
      else open = { start: at, end: at + 1 };
    } else if (fate === 'own' && open && lines[at]?.text !== '') {
      found.push(open);
      open = null;
    }
  });
  return found;
}

function lastParagraph(lines: readonly MailLine[], start: number, end: number): number {
  let last = end;
  while (last > start && lines[last - 1]?.text === '') last--;
  let at = last;
  while (at > start && at > last - MOST_KEPT && lines[at - 1]?.text !== '') at--;
  return at;
}
