import type { InventedPerson } from '../../sample/people/generate.ts';
import { addDays } from '../lib/time/time.ts';
import { pointsOf } from '../rooms/forms/index.ts';
import type { AnswerValue, Question } from '../rooms/forms/index.ts';

/** An invented person's answers, by the role of the question. Absences are counted from the day `introduced`. */
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

/** An answer to a programme's own question: always the same for one person, and different between people. */
export function ownAnswer(
  { id, type, options, bounds, required }: Question,
  person: number,
): AnswerValue | null {
  const number = (person * 31 + id * 17) % 1009;
  const { least, most } = { least: bounds?.least ?? 0, most: bounds?.most ?? (bounds?.least ?? 0) + 40 };
  switch (type) {
    case 'one':
      return options[number % options.length]?.key ?? null;
    case 'many':
      return options.filter((_, at) => (number + at) % 2 === 0).map(({ key }) => key);
    case 'scale': {
      const points = pointsOf({ bounds });
      return points[number % points.length] ?? null;
    }
    case 'number':
      return least + (number % (most - least + 1));
    case 'date':
      // Within the thirty years before 2026: such questions are more often about the past than about the future.
      return addDays('2026-01-01T00:00', -number * 10).slice(0, 10);
    case 'short':
    case 'long':
      return required ? 'More of that in my first letter.' : null;
    default:
      return null;
  }
}
