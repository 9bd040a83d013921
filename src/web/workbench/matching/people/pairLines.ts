import type { PairReason } from '#matching';
import { numbersIn } from '../../../../i18n/intl.ts';
import { isolate } from '../../../../i18n/translate.ts';
import type { MatchWords } from '../matchWords.ts';

/** The reasons why two people fit, a sentence each; `nameOf` takes a person's number. */
export function pairLines(
  reason: PairReason,
  words: MatchWords,
  nameOf: (person: number) => string,
): string[] {
  const { t, lang } = words.view;
  const { shared, sides } = reason;
  const number = numbersIn(lang, 'tenths');
  const lines: string[] = [];
  if (shared.languages.length > 0)
    lines.push(t('matching.why.languages', { things: words.list(shared.languages.map(words.language)) }));
  if (shared.interests.length > 0)
    lines.push(
      t('matching.why.interests', {
        things: words.list(shared.interests.map((key) => words.option('interests', key))),
      }),
    );
  const same = [
    ...(['sector', 'role', 'stage', 'frequency'] as const).flatMap((role) =>
      shared[role] === null ? [] : [words.option(role, shared[role])],
    ),
    ...shared.contactWays.map((key) => words.option('contactWays', key)),
  ];
  if (same.length > 0) lines.push(t('matching.why.same', { things: words.list(same) }));
  lines.push(
    t('matching.why.clocks', {
      apart: number.format(shared.zoneDifferenceHours),
      hours: number.format(shared.awakeHoursPerDay),
    }),
    weekLine(reason, words, nameOf),
  );
  for (const { question, met, answers } of reason.answers ?? []) {
    const [one, other] = answers.map((key) => isolate(words.answer(question, key))) as [string, string];
    const line =
      answers[0] === answers[1]
        ? t('matching.why.answers-same', { question: words.question(question), answer: one })
        : t('matching.why.answers-differ', {
            question: words.question(question),
            name: isolate(nameOf(Number(reason.a))),
            answer: one,
            other: isolate(nameOf(Number(reason.b))),
            theirs: other,
          });
    lines.push(met ? line : t('matching.why.answers-unmet', { line }));
  }
  for (const { id, met, missed } of sides) {
    const name = isolate(nameOf(Number(id)));
    if (met.length > 0) lines.push(t('matching.why.met', { name, things: words.list(met.map(words.wish)) }));
    if (missed.length > 0)
      lines.push(t('matching.why.missed', { name, things: words.list(missed.map(words.wish)) }));
  }
  return lines;
}

/** The hours a week in which both can meet, and where these hours come from. */
function weekLine(
  { shared, sides }: PairReason,
  { view: { t, lang } }: MatchWords,
  nameOf: (person: number) => string,
): string {
  const hours = numbersIn(lang, 'tenths').format(shared.hoursPerWeek);
  const without = sides.filter(({ gaveHours }) => gaveHours === false);
  if (without.length === 2) return t('matching.why.week-none', { hours });
  const [one] = without;
  if (one) return t('matching.why.week-one', { hours, name: isolate(nameOf(Number(one.id))) });
  return t('matching.why.week', { hours });
}
