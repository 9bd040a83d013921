import type { Texts } from '../../../lib/text/texts.ts';
import { DATE_KINDS } from '../../../rooms/programmes/index.ts';
import type { DateProblems, Round, RoundDates } from '../../../rooms/programmes/index.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { readTexts } from '../../frame/problems.ts';

/** A round as typed in the form. */
export interface Plan {
  label: Texts;
  rhythm: string;
  dates: RoundDates;
}

export function planOf(round: Pick<Round, 'label' | 'rhythm_days'>, dates: RoundDates): Plan {
  return { label: round.label, rhythm: String(round.rhythm_days), dates };
}

export function datesFrom(form: URLSearchParams): RoundDates {
  return Object.fromEntries(
    DATE_KINDS.map((kind) => [
      kind,
      {
        // Some browsers send seconds, and some people type a space.
        wall: (form.get(`${kind}.wall`) ?? '').trim().replace(' ', 'T').slice(0, 16),
        zone: form.get(`${kind}.zone`) ?? '',
      },
    ]),
  ) as RoundDates;
}

/** The names of a round from the form. Languages that the programme dropped keep their words. */
export function labelFrom(form: URLSearchParams, locales: readonly string[], before: Texts = {}): Texts {
  const given = Object.entries({ ...before, ...readTexts(form, 'label', locales) });
  return Object.fromEntries(
    given.map(([locale, text]) => [locale, text.trim().slice(0, 120)]).filter(([, text]) => text),
  ) as Texts;
}

/** The number of days between two topics; NaN when it is not a whole number. */
export function rhythmFrom(text: string): number {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** The problems of the dates in words, by the name of the field. */
export function dateMessages(problems: DateProblems, t: Translate): Record<string, string> {
  return Object.fromEntries(
    DATE_KINDS.flatMap((kind) => {
      const problem = problems[kind];
      if (!problem) return [];
      const own = t(`round.date.${kind}`);
      const words =
        'after' in problem
          ? t(`rounds.problem.${problem.reason}`, { own, after: t(`round.date.${problem.after}`) })
          : t(`rounds.problem.${problem.reason}`, { own });
      return [[`${kind}.${problem.reason === 'zone' ? 'zone' : 'wall'}`, words]];
    }),
  );
}
