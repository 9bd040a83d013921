import type { Candidate } from '#matching';
import { fold } from '../../rooms/forms/index.ts';
import type { Sheet } from '../../rooms/imports/index.ts';
import { candidateOf } from '../../rooms/pairing/index.ts';
import { placeInWords } from '../import/inWords.ts';

export interface Person {
  name: string;
  address: string;
}

/** The id of a candidate is an index into `people`. */
export interface People {
  candidates: Candidate[];
  people: Person[];
  problems: string[];
  /** The number of entries under exclusions and former partners that match nobody in the file. */
  strangers: number;
}

/** The rows of a sheet as candidates, in the same order. A missing answer that only the whole row reveals becomes a problem of that row. */
export function peopleOf(sheet: Sheet, at: Date): People {
  const found: People = { candidates: [], people: [], problems: [], strangers: 0 };
  const rows = sheet.people.map(({ row, line, applicant }) => ({
    place: placeInWords({ row, line }),
    address: applicant.address,
    answers: new Map(applicant.answers.map(({ question, value }) => [question.role ?? '', value as unknown])),
  }));
  const ids = new Map<string, number[]>();
  for (const [id, { address, answers }] of rows.entries())
    for (const key of [address, fold(text(answers.get('name')))])
      if (key !== '') ids.set(key, [...(ids.get(key) ?? []), id]);
  const named = (own: number, value: unknown): number[] =>
    (Array.isArray(value) ? (value as string[]) : []).flatMap((entry) => {
      const who = ids.get(entry.trim().toLowerCase()) ?? ids.get(fold(entry)) ?? [];
      if (who.length === 0) found.strangers++;
      return who.filter((id) => id !== own);
    });

  for (const [id, { place, address, answers }] of rows.entries()) {
    const lacks = (what: string): void => void found.problems.push(`${place}: ${what}`);
    if (!answers.has('country')) lacks('there is no country');
    else if (!answers.has('zone')) lacks('there is no time zone, and the country has several');
    if (!answers.has('languages')) lacks('there are no languages');
    const priority = text(answers.get('priority')) || '0';
    if (!/^\d{1,3}$|^1000$/.test(priority)) lacks(`priority "${priority}" is no whole number from 0 to 1000`);
    found.people.push({ name: text(answers.get('name')), address });
    found.candidates.push({
      ...candidateOf({ person: id, order: id, country: null, zone: null }, answers, 'UTC', at),
      excluded: named(id, answers.get('exclusions')),
      former: named(id, answers.get('former')),
      priority: Number(priority) || 0,
    });
  }
  return found;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
