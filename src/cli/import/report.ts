import type { Checked, ImportOutcome, ImportPreview } from '../../rooms/imports/index.ts';
import { labelOf } from './shown.ts';
import {
  brokenInWords,
  columnProblemInWords,
  count,
  dialectInWords,
  doubtInWords,
  problemInWords,
} from './inWords.ts';

/** Number of problems on standard output; the report file has all of them. */
const SHOWN = 300;

/** The report of reading a file: columns, unreadable rows and cells, and doubtful ones. Null `most` lists every problem. */
export function readingReport(
  { checked, dialect }: Pick<ImportPreview, 'checked' | 'dialect'>,
  title: string,
  most: number | null = SHOWN,
): string {
  const lines = [title, dialectInWords(dialect), ''];
  const { columns } = checked;
  if (!columns) return [...lines, 'The file has no rows.', ''].join('\n');
  for (const [index, target] of columns.targets.entries()) {
    const header = columns.headers[index];
    if (target === null || header === '') continue;
    lines.push(`  ${header} = ${typeof target === 'string' ? target : labelOf(target)}`);
  }
  lines.push(...problemLines(checked, most));
  if (checked.doubts.length > 0)
    lines.push(
      '',
      'Look at this:',
      ...checked.doubts.map((one) => `  ${doubtInWords(one, columns.headers)}`),
    );
  if (checked.unanswered.size > 0) {
    const parts = [...checked.unanswered].map(
      ([question, people]) => `${labelOf(question)} (${count(people, 'person', 'people')})`,
    );
    lines.push('', `Not in the file, so people are asked for it when they confirm: ${parts.join(', ')}.`);
  }
  return [...lines, ''].join('\n');
}

function problemLines(checked: Checked, most: number | null): string[] {
  const { columns } = checked;
  if (!columns) return [];
  const problems = [
    ...columns.problems.map(columnProblemInWords),
    ...(checked.broken ? [brokenInWords(checked.broken)] : []),
    ...checked.problems.slice(0, most ?? undefined).map((one) => problemInWords(one, columns.headers)),
  ];
  if (problems.length === 0) return [];
  const shown = Math.min(checked.problems.length, most ?? Infinity);
  const more = checked.problemCount - shown;
  return [
    '',
    'What could not be read:',
    ...problems.map((line) => `  ${line}`),
    ...(more > 0
      ? [`  and ${count(more, 'more place')}${most === null ? '' : '; --report FILE lists them all'}`]
      : []),
  ];
}

/** The final report of the result. */
export function endReport({ checked, taken, earlier }: ImportOutcome): string {
  const kept =
    taken && taken.kept.length > 0
      ? [`In this round by their own doing, and left as they are: rows ${taken.kept.join(', ')}.`, '']
      : [];
  const back =
    taken && taken.taken > 0
      ? ['', 'A director can undo it in the log of the workbench while nobody of them has answered.']
      : [];
  return [...kept, ending(checked, taken, earlier), ...back, ''].join('\n');
}

function ending(
  checked: ImportOutcome['checked'],
  taken: ImportOutcome['taken'],
  earlier: Date | null,
): string {
  if (earlier)
    return `This file was imported on ${earlier.toISOString().slice(0, 10)}. Nothing was to be done.`;
  if (!taken && !checked.columns) return 'Nothing was taken.';
  if (!taken) {
    const could =
      checked.broken || checked.valid === 0
        ? ''
        : `, or take the ${count(checked.valid, 'row')} that can be read with --accept-valid`;
    return `${count(checked.rows, 'row')}; nothing was taken. Correct the file and import it again${could}.`;
  }
  const refused = checked.rows - checked.valid;
  const parts = [
    `${count(taken.taken, 'person', 'people')} taken and invited`,
    taken.updated > 0 ? `${count(taken.updated, 'application')} brought up to date` : '',
    taken.same > 0 ? `${count(taken.same, 'row')} as before` : '',
    refused > 0 ? `${count(refused, 'row')} left out` : '',
  ];
  return `${count(checked.rows, 'row')}: ${parts.filter((part) => part !== '').join(', ')}.`;
}
