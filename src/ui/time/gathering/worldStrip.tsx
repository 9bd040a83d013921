import { listed, numbersIn } from '../../../i18n/intl.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { instantToWall } from '../../../lib/time/time.ts';
import { zoneCity } from '../../../lib/time/zoneCity.ts';
import { useView } from '../../view.ts';
import type { View } from '../../view.ts';
import { round } from '../clockFace.tsx';
import { clockTime, isoDay, weekdayOf } from '../format.ts';
import type { Strip, StripPart } from './strip.ts';

/** Heights of the picture of a part of the world. */
const HIGH = 36;
/** The axis names one hour out of this many. */
const EVERY = 6;

export const partName = ({ lang, t }: Pick<View, 'lang' | 't'>, part: string): string =>
  part === '' ? t('ui.gathering.elsewhere') : regionName(lang, part);

/**
 * A day of a place in each part of the world: how many have night, how many could come at each hour, and when the sessions begin. The
 * pictures are decoration: the words beside each tell how many could come, and at what local time.
 */
export function WorldStrip({ strip, starts, zone }: { strip: Strip; starts: readonly Date[]; zone: string }) {
  const view = useView();
  const { lang, t } = view;
  const number = numbersIn(lang);
  return (
    <div class="world-strip">
      <ul>
        {strip.parts.map((one) => (
          <li key={one.part}>
            <p>
              <b>
                {t('ui.gathering.come', {
                  part: partName(view, one.part),
                  come: number.format(one.come),
                  people: number.format(one.people),
                })}
              </b>{' '}
              <span class="aside">{starts.map((at) => clocksText(view, one, at, zone)).join(' / ')}</span>
            </p>
            <PartPicture part={one} strip={strip} starts={starts} />
          </li>
        ))}
      </ul>
      <p class="axis" aria-hidden="true">
        {strip.hours
          .filter((_, index) => index % EVERY === 0)
          .map((at) => (
            <span key={at.getTime()}>{clockTime(lang, zone, at)}</span>
          ))}
        <span>{t('ui.gathering.midnight')}</span>
      </p>
      <p class="aside">{t('ui.gathering.legend')}</p>
    </div>
  );
}

/** `Lagos 21:00, Nairobi 23:00, Auckland Thursday 09:00`: with the day if it differs from that of the place. */
function clocksText({ lang }: View, { zones }: StripPart, at: Date, home: string): string {
  return listed(
    lang,
    zones.map((zone) => {
      const day = isoDay(zone, at) === isoDay(home, at) ? [] : [weekdayOf(lang, zone, at)];
      return [zoneCity(zone, lang), ...day, clockTime(lang, zone, at)].join(' ');
    }),
  );
}

function PartPicture({ part, strip, starts }: { part: StripPart; strip: Strip; starts: readonly Date[] }) {
  const { dir } = useView();
  const width = 100 / part.hours.length;
  const x = (index: number): string => `${round(dir === 'rtl' ? 100 - (index + 1) * width : index * width)}%`;
  const first = strip.hours[0]!.getTime();
  // Show a session of the next day at its hour on this day.
  const line = (at: Date): string => {
    const place = ((((at.getTime() - first) / (strip.hours.length * 36_000)) % 100) + 100) % 100;
    return `${round(dir === 'rtl' ? 100 - place : place)}%`;
  };
  return (
    <svg class="day-bar" width="100%" height={HIGH} aria-hidden="true">
      <rect class="night" width="100%" height={HIGH} />
      {part.hours.map(({ awake }, index) => (
        <rect
          key={index}
          class="day"
          x={x(index)}
          width={`${round(width)}%`}
          height={HIGH}
          opacity={round(awake)}
        />
      ))}
      {part.hours.map(({ come }, index) => (
        <rect
          key={index}
          class="come"
          x={x(index)}
          y={round(HIGH * (1 - come))}
          width={`${round(width)}%`}
          height={round(HIGH * come)}
        />
      ))}
      {starts.map((at) => {
        const place = line(at);
        return <line key={instantToWall(at, 'UTC')} x1={place} x2={place} y1="0" y2={HIGH} />;
      })}
    </svg>
  );
}
