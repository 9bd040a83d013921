import { defaultForm } from '../sample/form.ts';
import { dialectOf } from '../src/lib/files/csv/dialect.ts';
import { rowsOf } from '../src/lib/files/csv/records.ts';
import type { Question } from '../src/rooms/forms/index.ts';
import { applicantsOf } from '../src/rooms/imports/checkFile.ts';
import { columnNames } from '../src/rooms/imports/columns.ts';
import { fold } from '../src/rooms/forms/inWords/fold.ts';

export const questions: Question[] = defaultForm.questions.map((one, index) => ({
  id: index + 1,
  version: 1,
  role: one.role,
  type: one.type,
  step: 1,
  position: index + 1,
  label: one.label,
  help: one.help ?? {},
  options: one.options ?? [],
  required: one.required,
  shownToPartner: one.shownToPartner,
  maxLength: one.maxLength ?? null,
}));

export const names = columnNames(questions);

export async function read(bytes: Uint8Array) {
  const dialect = dialectOf(bytes, (header) => names.has(fold(header)));
  const found = [];
  for await (const { applicant, problems } of applicantsOf({
    rows: () => rowsOf(bytes, dialect),
    map: {},
    questions,
    locales: ['en', 'es', 'fr', 'ar'],
    sourceLocale: 'en',
    now: new Date('2026-11-27T12:00:00Z'),
  })) {
    if (applicant === undefined) continue;
    found.push({
      problems: problems.map(({ row, reason, piece }) => [row, reason, piece]),
      address: applicant?.address,
      locale: applicant?.locale,
      answers: applicant?.answers
        .map(({ question, value }) => [question.role, value])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
      digest: applicant?.digest.toString('hex'),
    });
  }
  return { dialect, found };
}

export const or = (...all: string[]): string =>
  [...all[0]!].map((_, at) => (all.some((bits) => bits[at] === '1') ? '1' : '0')).join('');
