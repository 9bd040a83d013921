import { useView } from '../../view.ts';
import { clockTime, isoDay, longDay } from '../format.ts';
import { announcedText, forYouText } from './announcedText.ts';
import type { Announced } from './announcedText.ts';

/**
 * An hour as it was announced, on the reader's clock, and in UTC. For a reader whose zone is unknown, the script adds the browser's time;
 * the table of cities stands beside it.
 */
export function AnnouncedTime({ at, zone, now }: Announced & { now: Date }) {
  const view = useView();
  const { lang, zoneIsKnown, t } = view;
  const key = isoDay('UTC', at) === isoDay(zone, at) ? 'ui.time.utc' : 'ui.time.utc-day';
  const utc = t(key, { day: longDay(lang, 'UTC', at, false), time: clockTime(lang, 'UTC', at) });
  return (
    <p class="when announced">
      <time datetime={at.toISOString().replace('.000', '')} data-local={zoneIsKnown ? undefined : 'soon'}>
        {announcedText(view, { at, zone })}
      </time>
      {zone === 'UTC' ? null : <span class="aside"> {utc}</span>}
      {zoneIsKnown ? <b> {forYouText(view, { at, zone }, now)}</b> : null}
    </p>
  );
}
