import { languageName } from '../../lib/world/languages.ts';
import type { ImportPreview } from '../../rooms/imports/index.ts';
import { labelOf, understood } from './shown.ts';
import { count } from './inWords.ts';

/** The people as the import understood them, the effect of importing them, and the mails that follow. */
export function previewReport({ checked, expected, mails }: ImportPreview): string {
  const { sample, rows, valid } = checked;
  const lines = [
    sample.length < valid
      ? `The first ${sample.length} of ${count(valid, 'row')} that can be taken:`
      : 'The people:',
  ];
  for (const { row, address, locale, answers } of sample) {
    lines.push(`  row ${row}: ${address}, written to in ${languageName('en', locale)}`);
    const questions = answers.map(({ question }) => question);
    for (const { question, value } of answers)
      lines.push(`    ${labelOf(question)}: ${understood(question, value, questions)}`);
  }
  const counts = [
    `${count(expected.taken, 'new application')}`,
    expected.updated > 0 ? `${count(expected.updated, 'application')} brought up to date` : '',
    expected.same > 0 ? `${count(expected.same, 'row')} as before` : '',
    expected.kept.length > 0
      ? `${count(expected.kept.length, 'row')} left alone, of people who applied themselves`
      : '',
    rows > valid ? `${count(rows - valid, 'row')} left out` : '',
  ];
  lines.push('', `${count(rows, 'row')}: ${counts.filter((part) => part !== '').join(', ')}.`);
  lines.push(mailLine(mails), '');
  return lines.join('\n');
}

function mailLine({ leaveAt, locales }: ImportPreview['mails']): string {
  const each = [...locales].toSorted(([, a], [, b]) => b - a);
  const all = each.reduce((sum, [, many]) => sum + many, 0);
  if (all === 0) return 'Nobody gets a mail.';
  const inEach = each.map(([locale, many]) => `${many} in ${languageName('en', locale)}`).join(', ');
  const when = leaveAt.toISOString().slice(0, 16).replace('T', ' ');
  return `${count(all, 'invitation')} (${inEach}) wait in the outbox under one heading and leave after ${when} UTC; until then they can be held or dropped there.`;
}
