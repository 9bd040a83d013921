import { clockChange, offsetMinutes } from '../../src/lib/time/time.ts';
import { allZones } from '../../src/lib/time/zones.ts';
import { announcedText } from '../../src/ui/time/gathering/announcedText.ts';
import { translator } from '../../src/i18n/translate.ts';

/** Three past chats. */
const HELD = ['2014-03-11T21:00Z', '2015-04-02T09:00Z', '2015-09-16T18:00Z'].map((at) => Date.parse(at));
/** Milliseconds before and after a change of clocks. */
const BESIDE = [-24 * 3_600_000, -60_000, 0, 1_800_000, 3_600_000, 24 * 3_600_000];
const view = { lang: 'en', ...translator('en') };

/** For each zone, the hours of three past chats, and of chats around each change of its clocks from 2026 to 2028. */
export function hoursToShow(): Record<string, number[]> {
  return Object.fromEntries(
    allZones().map((zone) => {
      const times = [...HELD];
      let change = clockChange(new Date('2026-01-01T00:00:00Z'), zone);
      for (; change && change.getUTCFullYear() < 2029; change = clockChange(change, zone))
        for (const beside of BESIDE) times.push(change.getTime() + beside);
      return [zone, times];
    }),
  );
}

/**
 * The announcements that differ from the other computation, whose text for an hour is `60|Tuesday 12 March 2014 08:00`. Of a zone whose
 * clocks it knows otherwise, only the name is returned.
 */
export function shownOtherwise(
  hours: Readonly<Record<string, number[]>>,
  lines: readonly string[],
): { wrong: string[]; unknown: string[]; count: number } {
  const [wrong, unknown] = [new Set<string>(), new Set<string>()];
  let count = 0;
  for (const [index, [zone, times]] of Object.entries(hours).entries()) {
    const said = JSON.parse(lines[index] ?? '[]') as string[];
    for (const [place, time] of times.entries()) {
      count += 1;
      const at = new Date(time);
      const [ahead, text] = (said[place] ?? '').split('|');
      const shown = announcedText(view, { at, zone }).replaceAll(',', '');
      if (Number(ahead) !== offsetMinutes(zone, at)) unknown.add(zone);
      else if (!shown.startsWith(`${text} (`))
        wrong.add(`${zone} ${at.toISOString()}: ${shown}, not ${text}`);
    }
  }
  return { wrong: [...wrong], unknown: [...unknown], count };
}
