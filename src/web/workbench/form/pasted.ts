import type { Texts } from '../../../lib/text/texts.ts';
import { MOST_OPTIONS, fold } from '../../../rooms/forms/index.ts';
import type { Typed } from './typedQuestion.ts';

/** A pasted list of answers, as it was understood. */
export interface Pasted {
  added: number;
  /** Answers whose first words are there already. */
  twice: string[];
  blank: number;
  /** Whether all words of the list are in the rows. */
  isWhole: boolean;
  /** Set when the list is too long: the number of answers there would be. */
  tooMany?: number;
}

/**
 * Adds pasted answers to those of a question, one for each line, in their order. After a tab comes the same answer in the programme's next
 * language, as spreadsheets copy it. A line whose first words are there already is left out.
 */
export function takePasted(
  typed: Typed,
  list: string,
  locales: readonly string[],
): { typed: Typed; pasted: Pasted } {
  const [first = ''] = locales;
  const seen = new Set(typed.options.map(({ label }) => fold(label[first] ?? '')));
  const pasted: Pasted = { added: 0, twice: [], blank: 0, isWhole: true };
  const options = [...typed.options];
  for (const line of unmarked(list.replace(/(?:\r?\n)+$/, '').split(/\r?\n/))) {
    const cells = line.split('\t').map((cell) => cell.trim());
    const [words = ''] = cells;
    if (words === '') pasted.blank++;
    else if (seen.has(fold(words))) {
      pasted.twice.push(words);
      pasted.isWhole = false;
    } else {
      if (cells.slice(locales.length).some(Boolean)) pasted.isWhole = false;
      seen.add(fold(words));
      pasted.added++;
      options.push({ key: null, label: labelOf(cells, locales) });
    }
  }
  if (options.length > MOST_OPTIONS) return { typed, pasted: { ...pasted, tooMany: options.length } };
  return { typed: { ...typed, options }, pasted };
}

const NUMBERED = /^\s*(\d+)[.)]\s+/;

/** The lines without the list marks that word processors copy: bullets, and numbers if all lines are numbered from 1 on. */
function unmarked(lines: readonly string[]): string[] {
  const plain = lines.map((line) => line.replace(/^\s*[•◦▪‣·*–—-]\s+/, ''));
  const filled = plain.filter((line) => line.trim() !== '');
  return filled.length > 1 && filled.every((line, at) => Number(NUMBERED.exec(line)?.[1]) === at + 1)
    ? plain.map((line) => line.replace(NUMBERED, ''))
    : plain;
}

const labelOf = (cells: readonly string[], locales: readonly string[]): Texts =>
  Object.fromEntries(locales.map((locale, at) => [locale, cells[at] ?? '']));
