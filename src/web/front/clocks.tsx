import { pickWithLocale } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { offsetMinutes } from '../../lib/time/time.ts';
import { zoneCity } from '../../lib/time/zoneCity.ts';
import { direction } from '../../i18n/locales.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { useView } from '../../ui/index.ts';

/** A paragraph that people wrote, in the reader's language or else marked as being in another. */
export function Authored({ texts, source, class: extra }: { texts: Texts; source: string; class?: string }) {
  const { lang } = useView();
  const { text, locale } = pickWithLocale(texts, lang, source);
  if (!locale) return null;
  return (
    <p class={extra} lang={locale} dir={direction(locale)}>
      {text}
    </p>
  );
}

/** Cities spread over the day: one of them is always far from the programme's. */
const FAR = ['Pacific/Auckland', 'Asia/Tokyo', 'Asia/Kolkata', 'Africa/Nairobi', 'America/Lima'];

const clockOf = (zone: string, lang: string) => ({ zone, place: zoneCity(zone, lang) });

/**
 * The clocks of the programme and of the reader. A reader of unknown zone, or in the programme's own, gets the clock of a far city instead.
 */
export function clocks(
  programme: Programme,
  view: { lang: string; zone: string; zoneIsKnown: boolean },
  now: Date,
) {
  const home = offsetMinutes(programme.zone, now);
  const apart = (zone: string): number => {
    const minutes = Math.abs(offsetMinutes(zone, now) - home) % 1440;
    return Math.min(minutes, 1440 - minutes);
  };
  const far = FAR.toSorted((a, b) => apart(b) - apart(a))[0] ?? 'UTC';
  const other = view.zoneIsKnown && apart(view.zone) > 0 ? view.zone : far;
  return { now, from: clockOf(programme.zone, view.lang), to: clockOf(other, view.lang) };
}
