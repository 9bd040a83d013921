import type { View } from '../../view.ts';
import { dayText } from '../ago.ts';
import { clockTime, isoDay, longDay, zoneName } from '../format.ts';

/** An hour that is announced to many, on the clock of the place for which it is announced. */
export interface Announced {
  at: Date;
  zone: string;
}

type Words = Pick<View, 'lang' | 't'>;

/** `Wednesday 10 March 2027, 21:00 (Lagos time)`. */
export function announcedText(view: Words, { at, zone }: Announced): string {
  const { lang, t } = view;
  return t('ui.hour.own', {
    day: longDay(lang, zone, at),
    time: clockTime(lang, zone, at),
    zone: zoneName(view, zone),
  });
}

/** The same hour on the reader's clock, if their zone is known: `For you that is tomorrow: Thursday 11 March, 05:00 (Tokyo time).` */
export function forYouText(view: Words & Pick<View, 'zone'>, { at, zone }: Announced, now: Date): string {
  const { lang, t } = view;
  const soon = dayText(lang, isoDay(view.zone, at), isoDay(view.zone, now));
  if (zone === view.zone) return soon === null ? t('ui.gathering.own') : t('ui.gathering.own-soon', { soon });
  const own = {
    day: longDay(lang, view.zone, at, false),
    time: clockTime(lang, view.zone, at),
    zone: zoneName(view, view.zone),
  };
  return soon === null ? t('ui.gathering.you', own) : t('ui.gathering.you-soon', { ...own, soon });
}
