import type { View } from '../view.ts';
import { clockTime, isoDay, longDay, zoneName } from './format.ts';

/** A person who meets, with the name that the sentence uses, and their zone. */
export interface Meets {
  name: string;
  zone: string;
}

/**
 * One hour on the reader's clock, with weekday and city, and on the clocks of everybody they meet: `Tuesday 16 February, 18:00 (Rome time)
 * · for Mei 01:00 the next day (Shanghai time)`.
 */
export function hourOnClocks(
  view: Pick<View, 'lang' | 'zone' | 't'>,
  at: Date,
  others: readonly Meets[],
): string {
  const { lang, zone, t } = view;
  const here = isoDay(zone, at);
  const own = t('ui.hour.own', {
    day: longDay(lang, zone, at),
    time: clockTime(lang, zone, at),
    zone: zoneName(view, zone),
  });
  const theirs = others.map((one) => {
    const there = isoDay(one.zone, at);
    const key =
      there === here ? 'ui.hour.other' : there > here ? 'ui.hour.other-next' : 'ui.hour.other-before';
    return t(key, {
      name: one.name,
      time: clockTime(lang, one.zone, at),
      zone: zoneName(view, one.zone),
    });
  });
  return [own, ...theirs].join(' · ');
}
