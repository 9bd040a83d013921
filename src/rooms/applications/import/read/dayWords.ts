import { LOCALES } from '../../../../i18n/locales.ts';
import { HOURS_NAMED, namedHours, weekendOf } from '../../../../lib/week.ts';
import type { NamedHours } from '../../../../lib/week.ts';
import { fold, foldedMap } from '../fold.ts';

type Name = NamedHours['name'];

/** What people write for hours that have a name, beside what the form calls them. */
const HOURS: Readonly<Record<string, Readonly<Record<Name, readonly string[]>>>> = {
  en: {
    mornings: ['mornings', 'morning', 'in the morning', 'in the mornings'],
    midday: ['midday', 'noon', 'at midday', 'at noon', 'around noon', 'lunchtime', 'at lunchtime'],
    afternoons: ['afternoons', 'afternoon', 'in the afternoon', 'in the afternoons'],
    evenings: ['evenings', 'evening', 'in the evening', 'in the evenings'],
    weekends: ['weekends', 'weekend', 'at the weekend', 'on weekends', 'at weekends', 'on the weekend'],
    any: ['any time', 'anytime', 'at any time', 'all day', 'always', 'whenever'],
  },
  es: {
    mornings: ['por la mañana', 'por las mañanas', 'mañanas', 'de mañana', 'en la mañana'],
    midday: ['a mediodía', 'mediodía', 'al mediodía', 'mediodías'],
    afternoons: ['por la tarde', 'por las tardes', 'tardes', 'tarde', 'en la tarde'],
    evenings: ['por la noche', 'por las noches', 'noches', 'noche', 'en la noche'],
    weekends: ['fines de semana', 'fin de semana', 'el fin de semana', 'los fines de semana'],
    any: ['a cualquier hora', 'cualquier hora', 'en cualquier momento', 'todo el día', 'siempre'],
  },
  fr: {
    mornings: ['le matin', 'matin', 'matins', 'les matins', 'en matinée', 'matinées'],
    midday: ['vers midi', 'midi', 'à midi', 'le midi', 'les midis'],
    afternoons: ['l’après-midi', 'après-midi', 'les après-midi', 'dans l’après-midi'],
    evenings: ['le soir', 'soir', 'soirs', 'les soirs', 'en soirée', 'soirées'],
    weekends: ['le week-end', 'week-end', 'week-ends', 'les week-ends', 'en fin de semaine'],
    any: ['à toute heure', 'toute heure', 'n’importe quand', 'à n’importe quelle heure', 'toute la journée'],
  },
  ar: {
    mornings: ['صباحًا', 'صباح', 'الصباح', 'في الصباح'],
    midday: ['ظهرًا', 'ظهر', 'الظهر', 'عند الظهر', 'وقت الظهر'],
    afternoons: ['بعد الظهر', 'العصر', 'عصر', 'عصرًا'],
    evenings: ['مساءً', 'مساء', 'المساء', 'في المساء'],
    weekends: ['عطلة نهاية الأسبوع', 'نهاية الأسبوع', 'عطلات نهاية الأسبوع', 'في نهاية الأسبوع', 'العطلة'],
    any: ['أي وقت', 'في أي وقت', 'كل الأوقات', 'طوال اليوم', 'دائمًا'],
  },
};

/** Days that have a name together. */
const DAYS: Readonly<Record<string, Readonly<Record<'working' | 'weekend' | 'all', readonly string[]>>>> = {
  en: {
    working: ['weekdays', 'weekday', 'working days', 'work days'],
    weekend: ['weekends', 'weekend'],
    all: ['every day', 'daily', 'all days', 'any day'],
  },
  es: {
    working: ['entre semana', 'días laborables', 'días de semana'],
    weekend: ['fines de semana', 'fin de semana'],
    all: ['todos los días', 'cada día', 'a diario'],
  },
  fr: {
    working: ['en semaine', 'jours ouvrables', 'jours de semaine', 'la semaine'],
    weekend: ['week-end', 'week-ends', 'le week-end', 'les week-ends'],
    all: ['tous les jours', 'chaque jour'],
  },
  ar: {
    working: ['أيام العمل', 'أيام الأسبوع'],
    weekend: ['نهاية الأسبوع', 'عطلة نهاية الأسبوع'],
    all: ['كل يوم', 'كل الأيام', 'يوميًا'],
  },
};

let hours: Map<string, NamedHours> | undefined;
let sets: Map<string, readonly number[]> | undefined;

/** Hours by what they are called, with the days that are working ones where that language is read. */
export function hoursCalled(text: string): NamedHours | null {
  hours ??= foldedMap(
    LOCALES.flatMap((lang) => {
      const names = namedHours(weekendOf(lang));
      return HOURS_NAMED.flatMap((name) =>
        (HOURS[lang]?.[name] ?? []).map((word) => [word, names.find((one) => one.name === name)!] as const),
      );
    }),
  );
  return hours.get(fold(text)) ?? null;
}

/** ISO weekdays by what they are called together: weekdays, weekends, every day. */
export function daysCalled(text: string): readonly number[] | null {
  sets ??= foldedMap(
    LOCALES.flatMap((lang) => {
      const weekend = weekendOf(lang);
      const working = namedHours(weekend)[0]!.days;
      const days = { working, weekend, all: [1, 2, 3, 4, 5, 6, 7] };
      return (['working', 'weekend', 'all'] as const).flatMap((key) =>
        (DAYS[lang]?.[key] ?? []).map((word) => [word, days[key]] as const),
      );
    }),
  );
  return sets.get(fold(text)) ?? null;
}
