import { Refusal } from '../../lib/refusal.ts';
import { pick } from '../../lib/text/texts.ts';
import { mapOf } from '../../rooms/imports/index.ts';
import type { ImportOutcome } from '../../rooms/imports/index.ts';
import type { Question } from '../../rooms/forms/index.ts';
import { writeMap } from './files.ts';
import { count } from './inWords.ts';

/** Writes the skeleton of a map, and tells which values may stand in it. */
export function writeSkeleton(
  path: string,
  { checked: { columns } }: Pick<ImportOutcome, 'checked'>,
  questions: readonly Question[],
): string {
  if (!columns) throw new Refusal('the file has no rows, so no columns to say anything of');
  const map = mapOf(columns);
  writeMap(path, map);
  const goals = Object.values(map);
  const open = goals.filter((goal) => goal === '?').length;
  const names = questions.map(({ role, id }) => role ?? String(id));
  const width = Math.max(...names.map((name) => name.length));
  return [
    `${path} says what ${count(goals.length, 'column')} hold${goals.length === 1 ? 's' : ''}; ${open} of them ${open === 1 ? 'is' : 'are'} still "?".`,
    'The right side is address, locale, ignore, or a question by its name or id, or by its words:',
    ...questions.map(({ label }, index) => `  ${names[index]!.padEnd(width)}  ${pick(label, 'en', 'en')}`),
    'Columns that lead to the same text or list are joined, in the order of the map. Then import with --map.',
    '',
  ].join('\n');
}
