import type { ImportOutcome } from '../../rooms/applications/index.ts';
import { pick } from '../../lib/texts.ts';
import { brokenInWords, columnProblemInWords, count, dialectInWords, problemInWords } from './words.ts';

/** Problems that standard output shows; the report file has all. */
const SHOWN = 300;

/** What an import found and did, in plain text. Null `most` lists every problem. */
export function applicantsReport(outcome: ImportOutcome, title: string, most: number | null = SHOWN): string {
  const { checked, dialect, taken, earlier } = outcome;
  const lines = [title, dialectInWords(dialect), ''];
  const { columns } = checked;
  if (!columns) return [...lines, 'The file has no rows. Nothing was taken.', ''].join('\n');
  for (const [index, target] of columns.targets.entries()) {
    const header = columns.headers[index];
    if (target === null || header === '') continue;
    const goal = typeof target === 'string' ? target : (target.role ?? pick(target.label, 'en', 'en'));
    lines.push(`  ${header} = ${goal}`);
  }
  const problems = [
    ...columns.problems.map(columnProblemInWords),
    ...(checked.broken ? [brokenInWords(checked.broken)] : []),
    ...checked.problems.slice(0, most ?? undefined).map((one) => problemInWords(one, columns.headers)),
  ];
  if (problems.length > 0) lines.push('', 'What could not be read:', ...problems.map((line) => `  ${line}`));
  const shown = Math.min(checked.problems.length, most ?? Infinity);
  const more = checked.problemCount - shown;
  if (more > 0)
    lines.push(`  and ${count(more, 'more place')}${most === null ? '' : '; --report FILE lists them all'}`);
  if (checked.unanswered.size > 0) {
    const parts = [...checked.unanswered].map(
      ([question, people]) =>
        `${question.role ?? pick(question.label, 'en', 'en')} (${count(people, 'person', 'people')})`,
    );
    lines.push('', `Not in the file, so people are asked for it when they confirm: ${parts.join(', ')}.`);
  }
  if (taken && taken.kept.length > 0)
    lines.push('', `In this round by their own doing, and left as they are: rows ${taken.kept.join(', ')}.`);
  return [...lines, '', ending(checked, taken, earlier), ''].join('\n');
}

function ending(
  checked: ImportOutcome['checked'],
  taken: ImportOutcome['taken'],
  earlier: Date | null,
): string {
  if (earlier)
    return `This file was imported on ${earlier.toISOString().slice(0, 10)}. Nothing was to be done.`;
  if (!taken) {
    const could =
      checked.broken || checked.valid === 0
        ? ''
        : `, or take the ${count(checked.valid, 'row')} that can be read with --accept-valid`;
    return `${count(checked.rows, 'row')}; nothing was taken. Correct the file and import it again${could}.`;
  }
  const refused = checked.rows - checked.valid;
  const parts = [
    `${count(taken.taken, 'person', 'people')} taken and invited by mail`,
    taken.updated > 0 ? `${count(taken.updated, 'application')} brought up to date` : '',
    taken.same > 0 ? `${count(taken.same, 'row')} as before` : '',
    refused > 0 ? `${count(refused, 'row')} left out` : '',
  ];
  return `${count(checked.rows, 'row')}: ${parts.filter((part) => part !== '').join(', ')}.`;
}
