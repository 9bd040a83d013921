import { describe, expect, it } from 'vitest';
import { testView } from '../../../../test/ui/view.ts';
import { shownWords } from '../../../../test/ui/shownWords.tsx';
import { wallOf } from '../../../../test/walls.ts';
import { clockChange, offsetMinutes, wallToInstant } from '../../../lib/time/time.ts';
import { allZones } from '../../../lib/time/zones.ts';
import { AnnouncedTime } from './announced.tsx';
import { announcedText, forYouText } from './announcedText.ts';
import { CITIES, CitiesTable } from './cities.tsx';

const HOUR = 3_600_000;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const LONG_AGO = new Date('2010-01-01T00:00:00Z');

/** Chats that the International Librarians Network held, with the clocks of cities as they were then. */
const HELD: [wall: string, zone: string, utc: string, shown: Record<string, string>][] = [
  [
    '2014-03-12T08:00',
    'Australia/Sydney',
    '2014-03-11T21:00:00.000Z',
    {
      'Australia/Sydney': 'Wednesday 12 March 08:00',
      'Pacific/Auckland': 'Wednesday 12 March 10:00',
      'Asia/Kolkata': 'Wednesday 12 March 02:30',
      'Europe/London': 'Tuesday 11 March 21:00',
      'America/New_York': 'Tuesday 11 March 17:00',
      'America/Los_Angeles': 'Tuesday 11 March 14:00',
    },
  ],
  [
    '2015-04-02T09:00',
    'UTC',
    '2015-04-02T09:00:00.000Z',
    {
      'Australia/Sydney': 'Thursday 2 April 20:00',
      'Pacific/Auckland': 'Thursday 2 April 22:00',
      'Europe/London': 'Thursday 2 April 10:00',
      'America/New_York': 'Thursday 2 April 05:00',
      'Pacific/Honolulu': 'Wednesday 1 April 23:00',
    },
  ],
  [
    '2015-09-16T18:00',
    'UTC',
    '2015-09-16T18:00:00.000Z',
    {
      'Australia/Sydney': 'Thursday 17 September 04:00',
      'Pacific/Auckland': 'Thursday 17 September 06:00',
      'Europe/London': 'Wednesday 16 September 19:00',
      'America/New_York': 'Wednesday 16 September 14:00',
      'Africa/Lagos': 'Wednesday 16 September 19:00',
    },
  ],
];

/** One zone for each set of zones whose clocks change at the same instants by the same hours, with these instants, from 2026 to 2028. */
function differing(): { zone: string; changes: number[] }[] {
  const found = new Map<string, { zone: string; changes: number[] }>();
  for (const zone of allZones()) {
    const changes: number[] = [];
    for (
      let change = clockChange(new Date('2026-01-01T00:00:00Z'), zone);
      change && change.getUTCFullYear() < 2029;
      change = clockChange(change, zone)
    )
      changes.push(change.getTime());
    const key = `${offsetMinutes(zone, new Date('2026-01-01T00:00:00Z'))} ${changes.join()}`;
    if (!found.has(key)) found.set(key, { zone, changes });
  }
  return [...found.values()];
}

const plain = (text: string): string => text.replaceAll(',', '');

/** The weekday, day and time of an instant on the wall clock that Intl shows, without our formats. */
function shownBy(wall: ReturnType<typeof wallOf>, at: number): string {
  const { wall: text, minute } = wall(at);
  return `${WEEKDAYS[Math.floor(minute / 1440)]!} ${Number(text.slice(8, 10))} ${text.slice(11)}`;
}

/** The weekday, day and time in one of our sentences. */
const read = (text: string): string =>
  plain(text).replace(/^.*?(\w+day \d+) \w+(?: \d{4})? (\d\d:\d\d) \(.*$/, '$1 $2');

describe('an announced hour', () => {
  it.each(HELD)('of %s in %s is what it was in each city', (wall, zone, utc, shown) => {
    const at = wallToInstant(wall, zone);
    expect(at.toISOString()).toBe(utc);
    const table = plain(shownWords(testView('en', 'UTC'), <CitiesTable at={at} zone={zone} />));
    for (const [there, text] of Object.entries(shown)) {
      expect(plain(forYouText(testView('en', there), { at, zone: 'Etc/UTC' }, LONG_AGO))).toContain(text);
      expect(plain(announcedText(testView('en', 'UTC'), { at, zone: there }))).toContain(text.slice(0, -6));
      if (CITIES.includes(there)) expect(table).toContain(text);
    }
  });

  it('is in every zone what Intl shows there', () => {
    for (const zone of allZones()) {
      const [wall, view] = [wallOf(zone), testView('en', zone)];
      for (const [, , utc] of HELD) {
        const at = new Date(utc);
        expect(read(forYouText(view, { at, zone: 'Etc/UTC' }, LONG_AGO)), zone).toBe(
          shownBy(wall, at.getTime()),
        );
      }
    }
  });

  it('is so beside every change of clocks from 2026 to 2028, and says what is today and tomorrow there', () => {
    let all = 0;
    for (const { zone, changes } of differing()) {
      const [wall, view] = [wallOf(zone), testView('en', zone)];
      for (const change of changes) {
        all += 1;
        for (const time of [-60_000, 0, HOUR / 2, 24 * HOUR].map((ms) => change + ms)) {
          for (const before of [0, 20 * HOUR, 40 * HOUR]) {
            const text = forYouText(view, { at: new Date(time), zone: 'Etc/UTC' }, new Date(time - before));
            expect(read(text), zone).toBe(shownBy(wall, time));
            const days = (Date.parse(wall(time).date) - Date.parse(wall(time - before).date)) / (24 * HOUR);
            const soon = /is (today|tomorrow):/.exec(text)?.[1];
            expect(soon).toBe(['today', 'tomorrow'][days]);
          }
        }
      }
    }
    expect(all).toBeGreaterThan(100);
  });

  const at = new Date('2027-03-10T20:00:00Z');
  const said = (zone: string, isKnown: boolean, now = '2027-03-10T12:00:00Z') =>
    plain(
      shownWords(
        testView('en', zone, isKnown),
        <AnnouncedTime at={at} zone="Africa/Lagos" now={new Date(now)} />,
      ),
    );

  it('is said on the clocks of its place, in UTC, and for a reader whose zone is known as theirs', () => {
    expect(said('Asia/Tokyo', true)).toBe(
      'Wednesday 10 March 2027 21:00 (Lagos time) (20:00 UTC) For you that is tomorrow: Thursday 11 March 05:00 (Tokyo time).',
    );
    expect(said('Asia/Tokyo', true, '2027-03-01T00:00:00Z')).toContain(
      'For you that is Thursday 11 March 05:00',
    );
    expect(said('Africa/Lagos', true)).toBe(
      'Wednesday 10 March 2027 21:00 (Lagos time) (20:00 UTC) That is today by your own clocks.',
    );
    expect(said('Africa/Lagos', false)).toBe('Wednesday 10 March 2027 21:00 (Lagos time) (20:00 UTC)');
  });

  it.each([
    ['es', 'Para ti es mañana: jueves 11 de marzo 05:00'],
    ['fr', 'Pour vous c’est demain : jeudi 11 mars 05:00'],
    ['ar', 'غد'],
  ])('is so in %s', (lang, text) => {
    const shown = forYouText(
      testView(lang, 'Asia/Tokyo'),
      { at, zone: 'Africa/Lagos' },
      new Date('2027-03-10T12:00:00Z'),
    );
    expect(plain(shown).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(text);
  });
});
