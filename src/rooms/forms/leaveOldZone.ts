import { zonesOfCountry } from '../../lib/time/zones.ts';
import type { CheckedAnswer } from './answerProblem.ts';
import type { Question } from './question.ts';

/**
 * Removes the zone of the old country when a person moves to another, whether or not they were asked for it: it is emptied among `answers`,
 * to be filled in or asked again. A zone chosen along with the country stays. `before` are the stored answers, by question. Returns the
 * answers, and the question about the zone if it was emptied, or null.
 */
export function leaveOldZone(
  asked: readonly Question[],
  answers: CheckedAnswer[],
  before: ReadonlyMap<number, { value: unknown }>,
): Question | null {
  const zone = asked.find(({ type }) => type === 'zone');
  const moved = answers.find(({ question }) => question.type === 'country');
  if (!zone || typeof moved?.value !== 'string') return null;
  const old = before.get(zone.id)?.value;
  if (typeof old !== 'string' || before.get(moved.question.id)?.value === moved.value) return null;
  if (zonesOfCountry(moved.value).includes(old)) return null;
  const own = answers.find(({ question }) => question === zone);
  if (own?.value && own.value !== old) return null;
  if (own) own.value = null;
  else answers.push({ question: zone, value: null });
  return zone;
}
