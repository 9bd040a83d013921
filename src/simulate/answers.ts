import type { InventedPerson } from '../../sample/people/generate.ts';
import { addDays } from '../lib/time/time.ts';
import type { AnswerValue } from '../rooms/forms/index.ts';

/** An invented person's answers by the role of the question; `introduced` is the day the absences count from. */
export function answersByRole(
  person: InventedPerson,
  everybody: readonly InventedPerson[],
  introduced: string,
): ReadonlyMap<string, AnswerValue> {
  const day = (offset: number): string => addDays(`${introduced}T00:00`, offset).slice(0, 10);
  const answers: Record<string, AnswerValue> = {
    name: person.name,
    called: person.called,
    country: person.country,
    zone: person.zone,
    languages: person.languages,
    sector: person.sector,
    employer: person.employer,
    role: person.role,
    stage: person.stage,
    interests: person.interests,
    hours: person.hours,
    contactWays: person.contactWays,
    frequency: person.frequency,
    wishes: person.wishes,
    absences: person.absences.map(({ firstDay, lastDay }) => ({ from: day(firstDay), until: day(lastDay) })),
    exclusions: person.excludes.map((index) => everybody[index]?.address ?? '').filter(Boolean),
    work: person.work,
    path: person.path,
    place: person.place,
    hopes: person.hopes,
  };
  return new Map(Object.entries(answers));
}
