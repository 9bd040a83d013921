import { inSheets } from '../../../i18n/sheetWords.ts';
import { once } from '../../../lib/once.ts';
import { fold } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';
import { JOINS, columnNames, goalOf, targetOf } from '../columns.ts';
import { saysLevel } from '../saysLevel.ts';
import type { Target } from '../columns.ts';
import { goalsOfTakenOut } from '../takenOut.ts';
import { UNSAID } from './rules.ts';
import { isDay } from './source.ts';

/** Shorter names are part of too many words. */
const LEAST_NAME = 5;

/**
 * Guesses the meaning of a spreadsheet's columns. First counts what a list exported from here says about them, then what somebody chose for
 * such a heading last time. Then the heading itself counts: its name, parts of names, names within it; or cells that are addresses. `?`
 * when unknown, and for a second column of something that can have only one.
 */
export function guessGoals(
  headers: readonly string[],
  cells: readonly (readonly string[])[],
  questions: readonly Question[],
  lastTime: ReadonlyMap<string, string>,
): string[] {
  const names = columnNames(questions);
  const parts = new Set(inSheets(({ nameParts }) => nameParts).map(fold));
  const stamps = new Set(inSheets(({ stamps }) => stamps).map(fold));
  const name = questions.find(({ role }) => role === 'name');
  const hours = questions.find(({ type }) => type === 'hours');
  const takenOut = goalsOfTakenOut(headers, questions);
  const guesses = headers.map((header, column): Target | null => {
    const key = fold(header);
    const known = lastTime.get(key);
    return (
      takenOut?.[column] ??
      (known ? targetOf(known, questions) : null) ??
      names.get(key) ??
      (name && parts.has(key) ? name : null) ??
      (hours && isDay(header, hours, questions) ? hours : null) ??
      (stamps.has(key) ? null : within(header, names))
    );
  });
  const languages = questions.find(({ type }) => type === 'languages');
  if (languages)
    headers.forEach((header, column) => {
      const isBeside = guesses.slice(0, column).includes(languages);
      if (guesses[column] === null && isBeside && saysLevel(header)) guesses[column] = languages;
    });
  if (!guesses.includes('address')) {
    const best = headers.findIndex((_, column) => guesses[column] === null && areAddresses(cells, column));
    if (best >= 0) guesses[best] = 'address';
  }
  return guesses.map((guess, column) => {
    if (guess === null) return UNSAID;
    const isSecond = guesses.indexOf(guess) < column && guess !== 'ignore';
    const joins = typeof guess === 'object' && JOINS[guess.type] !== undefined;
    const first = guesses.indexOf(guess);
    const areParts = guess !== name || parts.has(fold(headers[first]!)) || !holds(cells, first, column);
    return isSecond && !(joins && areParts) ? UNSAID : goalOf(guess);
  });
}

/** Whether most cells of column `whole` contain the cell of column `part`, as a whole name contains a part of it. */
function holds(cells: readonly (readonly string[])[], whole: number, part: number): boolean {
  const both = cells.flatMap((row) => {
    const [all, some] = [fold(row[whole] ?? ''), fold(row[part] ?? '')];
    return all && some ? [all.includes(some)] : [];
  });
  return both.filter(Boolean).length * 2 >= both.length;
}

/** One-word headings for towns and places. They have to be whole words: "città" must not match "cittadinanza". */
const places = once(
  () =>
    new Set(inSheets(({ columns }) => columns?.['place']?.filter((name) => !name.includes(' '))).map(fold)),
);

/** The longest known name in a longer heading ("In which country do you live?"); a short one has to be a whole word. */
function within(header: string, names: ReadonlyMap<string, Target>): Target | null {
  const key = fold(header);
  const words = new Set(header.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold));
  let best = '';
  for (const name of names.keys())
    if (
      name.length > best.length &&
      (words.has(name) || (name.length >= LEAST_NAME && !places().has(name) && key.includes(name)))
    )
      best = name;
  return names.get(best) ?? null;
}

function areAddresses(cells: readonly (readonly string[])[], column: number): boolean {
  const filled = cells.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => /^\S+@\S+\.\S+$/.test(cell)).length * 2 > filled.length;
}
