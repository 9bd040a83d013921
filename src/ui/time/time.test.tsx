import { renderToString } from 'preact-render-to-string';
import type { ComponentChildren } from 'preact';
import { describe, expect, it } from 'vitest';
import { testView } from '../../../test/ui/view.ts';
import {
  LocalTime,
  LocalTimeRange,
  RoundLine,
  TwoClocks,
  ViewContext,
  WrittenAt,
  agoText,
  dayRange,
  isoDay,
  weekdays,
} from '../index.ts';
import { WAKING } from '#matching';
import { weekBits } from '../../lib/week.ts';
import { meetingHours } from './together.ts';

function words(view: ReturnType<typeof testView>, children: ComponentChildren): string {
  const html = renderToString(<ViewContext.Provider value={view}>{children}</ViewContext.Provider>);
  return html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]+>/g, '');
}

const plain = (text: string) => text.replaceAll(/[\u2009\u202f\u00a0]/g, ' ');
const utc = (text: string) => new Date(`${text}Z`);

describe('a time', () => {
  it('names the weekday and says whose time it is', () => {
    expect(words(testView('en', 'Asia/Kathmandu'), <LocalTime at={utc('2027-02-04T16:30')} />)).toBe(
      'Thursday, 4 February 2027, 22:15 your time',
    );
  });

  it('carries the instant in UTC for machines', () => {
    const view = testView('en', 'Asia/Kathmandu');
    const html = renderToString(
      <ViewContext.Provider value={view}>
        <LocalTime at={utc('2027-02-04T16:30')} />
      </ViewContext.Provider>,
    );
    expect(html).toContain('<time datetime="2027-02-04T16:30:00Z">');
  });

  it('shows the partner’s day only when it is another day', () => {
    const view = testView('en', 'Europe/Madrid');
    const apia = { name: 'Mei', zone: 'Pacific/Apia' };
    expect(words(view, <LocalTime at={utc('2027-02-04T09:30')} other={apia} />)).toContain('22:30 for Mei');
    expect(words(view, <LocalTime at={utc('2027-02-04T09:30')} other={apia} />)).not.toContain('Friday');
    expect(words(view, <LocalTime at={utc('2027-02-04T11:30')} other={apia} />)).toContain(
      'Friday 5 February, 00:30 for Mei',
    );
  });

  it('moves with daylight saving', () => {
    const view = testView('en', 'Europe/Berlin');
    expect(words(view, <LocalTime at={utc('2027-03-28T00:30')} />)).toContain('Sunday, 28 March 2027, 01:30');
    expect(words(view, <LocalTime at={utc('2027-03-28T01:30')} />)).toContain('Sunday, 28 March 2027, 03:30');
  });

  it('stands in the programme’s zone and in UTC for a visitor who told us nothing', () => {
    const view = testView('en', 'Pacific/Auckland', false);
    const shown = words(view, <LocalTime at={utc('2027-02-04T16:30')} />);
    expect(shown).toBe('Friday, 5 February 2027, 05:30 Auckland time (Thursday 4 February, 16:30 UTC)');
    // Where the programme keeps UTC, once is enough.
    const inUtc = words(testView('en', 'UTC', false), <LocalTime at={utc('2027-02-04T16:30')} />);
    expect(inUtc).toBe('Thursday, 4 February 2027, 16:30 UTC');
  });

  it.each([
    ['en', 'Thursday, 4 February 2027, 15:00 Cairo time (13:00 UTC)'],
    ['es', 'jueves, 4 de febrero de 2027, 15:00 hora de El Cairo (13:00 UTC)'],
    ['fr', 'jeudi 4 février 2027, 15:00 heure du Caire (13:00 UTC)'],
    ['ar', 'الخميس، 4 فبراير 2027، 15:00 بتوقيت القاهرة (13:00 UTC)'],
  ])('names a zone by its city, in %s', (lang, text) => {
    const view = testView(lang, 'Africa/Cairo', false);
    expect(words(view, <LocalTime at={utc('2027-02-04T13:00')} />)).toBe(text);
  });

  it('has a range name its second day only when there is one', () => {
    const view = testView('en', 'Asia/Kathmandu');
    expect(
      words(view, <LocalTimeRange from={utc('2027-02-04T16:30')} until={utc('2027-02-04T17:30')} />),
    ).toBe('Thursday, 4 February 2027, 22:15 – 23:15 your time');
    expect(
      words(view, <LocalTimeRange from={utc('2027-02-04T16:30')} until={utc('2027-02-04T19:00')} />),
    ).toContain('Friday, 5 February 2027, 00:45');
  });

  it.each([
    ['es', 'jueves, 4 de febrero de 2027, 17:30 tu hora'],
    ['fr', 'jeudi 4 février 2027, 17:30 votre heure'],
    ['ar', 'الخميس، 4 فبراير 2027، 17:30 بتوقيتك'],
  ])('is written as readers of %s write it', (lang, text) => {
    expect(words(testView(lang), <LocalTime at={utc('2027-02-04T16:30')} />)).toBe(text);
  });

  it('begins the week where the reader’s does', () => {
    expect(weekdays('en')[0]).toBe(1);
    expect(weekdays('ar')[0]).toBe(6);
  });
});

describe('days from one to another', () => {
  it.each([
    ['en', '1 – 14 February 2027', '28 December 2026 – 3 January 2027'],
    ['es', '1–14 de febrero de 2027', '28 de diciembre de 2026 – 3 de enero de 2027'],
    ['fr', '1–14 février 2027', '28 décembre 2026 – 3 janvier 2027'],
    ['ar', '1–14 فبراير 2027', '28 ديسمبر 2026 – 3 يناير 2027'],
  ])('have the day before the month in %s', (lang, month, years) => {
    expect(plain(dayRange(lang, '2027-02-01', '2027-02-14'))).toBe(month);
    expect(plain(dayRange(lang, '2026-12-28', '2027-01-03'))).toBe(years);
  });
});

describe('when something was written', () => {
  const now = utc('2027-02-04T12:00');
  const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const ago = (lang: string, minutes: number) => agoText(lang, at(minutes / 60), now);

  it.each([
    ['en', 'now', '5 minutes ago', '3 hours ago', '1 day ago'],
    ['es', 'ahora', 'hace 5 minutos', 'hace 3 horas', 'hace 1 día'],
    ['fr', 'maintenant', 'il y a 5 minutes', 'il y a 3 heures', 'il y a 1 jour'],
    ['ar', 'الآن', 'قبل 5 دقائق', 'قبل 3 ساعات', 'قبل يوم واحد'],
  ])('is said by how long ago it was, in %s', (lang, ...texts) => {
    const plain = [0, 5, 200, 1500].map((minutes) => ago(lang, minutes)?.replaceAll('\u00a0', ' '));
    expect(plain).toEqual(texts);
  });

  const shown = (hours: number) =>
    words(testView('en', 'Pacific/Kiritimati', false), <WrittenAt at={at(hours)} now={now} />);

  it('is a day only when that day has come for every reader on earth', () => {
    expect(shown(47)).toBe('1 day ago');
    expect(shown(48)).toBe('Wednesday, 3 February 2027');
    for (let hours = 0; hours < 100; hours++)
      if (agoText('en', at(hours), now) === null)
        expect(isoDay('Pacific/Kiritimati', at(hours)) <= isoDay('Etc/GMT+12', now)).toBe(true);
  });
});

describe('hours awake together', () => {
  const at = utc('2027-02-04T12:00');
  const hours = (zones: string[], when = at) =>
    meetingHours(
      zones.map((zone) => ({ zone })),
      when,
    ).stretches.map((part) => `${part.from.toISOString()}/${part.until.toISOString()}`);

  it('are those when both clocks stand between seven and eleven at night, as the matcher counts them', () => {
    expect(hours(['Europe/Madrid', 'Asia/Taipei'])).toEqual([
      '2027-02-04T06:00:00.000Z/2027-02-04T15:00:00.000Z',
    ]);
  });

  it('follow zones that differ by a quarter of an hour, in whole half hours that fit', () => {
    expect(hours(['Europe/Madrid', 'Asia/Kathmandu'])).toEqual([
      '2027-02-04T06:00:00.000Z/2027-02-04T17:00:00.000Z',
    ]);
  });

  it('are none for a trio spread evenly around the globe', () => {
    expect(hours(['Europe/London', 'America/Los_Angeles', 'Asia/Singapore'])).toEqual([]);
  });

  it('cover a day of twenty-three hours', () => {
    expect(hours(['Europe/Berlin'], utc('2027-03-28T10:00'))).toEqual([
      '2027-03-28T05:00:00.000Z/2027-03-28T21:00:00.000Z',
    ]);
  });

  it('are said in each person’s own hours, with the day when it differs', () => {
    const shown = words(
      testView('en', 'America/Lima'),
      <TwoClocks
        at={utc('2027-02-04T20:00')}
        people={[
          { name: 'Luca', zone: 'America/Lima' },
          { name: 'Mei', zone: 'Pacific/Apia' },
        ]}
      />,
    );
    expect(shown).toContain('Luca: 13:00–23:00');
    expect(shown).toContain('Mei: Friday 07:00–17:00');
  });
});

const said = (one?: string, other?: string) =>
  words(
    testView('en', 'Europe/Madrid'),
    <TwoClocks
      at={utc('2027-02-04T12:00')}
      people={[
        { name: 'Luca', zone: 'Europe/Madrid', hours: one },
        { name: 'Nils', zone: 'Europe/Berlin', hours: other },
      ]}
    />,
  );

describe('hours people gave', () => {
  // Saturday, 10:00 to 12:00 of one's own clock, in blocks of two hours.
  const saturday = weekBits(['6-5']);
  const thursday = utc('2027-02-04T12:00');

  it('count instead of waking ones, on the next day on which they meet', () => {
    const { at, stretches, given } = meetingHours(
      [
        { zone: 'Europe/Madrid', hours: saturday },
        { zone: 'Asia/Taipei', hours: weekBits(['6-8', '6-9']) },
      ],
      thursday,
    );
    expect(given).toBe('all');
    expect(at.toISOString()).toBe('2027-02-05T23:00:00.000Z');
    expect(stretches).toEqual([{ from: utc('2027-02-06T09:00'), until: utc('2027-02-06T11:00') }]);
  });

  it('are read by zones that differ by a quarter of an hour where a half hour lies in them wholly', () => {
    const { stretches } = meetingHours(
      [{ zone: 'UTC' }, { zone: 'Asia/Kathmandu', hours: weekBits(['6-8']) }],
      thursday,
    );
    expect(stretches).toEqual([{ from: utc('2027-02-06T10:30'), until: utc('2027-02-06T12:00') }]);
  });

  it('are not offered once they are over, but when they come again', () => {
    const both = [
      { zone: 'UTC', hours: saturday },
      { zone: 'UTC', hours: saturday },
    ];
    const during = meetingHours(both, utc('2027-02-06T11:00'));
    expect(during.stretches).toEqual([{ from: utc('2027-02-06T10:00'), until: utc('2027-02-06T12:00') }]);
    const after = meetingHours(both, utc('2027-02-06T12:00'));
    expect(after.at).toEqual(utc('2027-02-13T00:00'));
    expect(after.stretches).toEqual([{ from: utc('2027-02-13T10:00'), until: utc('2027-02-13T12:00') }]);
  });

  it('are said for what they are: of everybody, of some, or of nobody, whose waking hours then stand as the matcher’s', () => {
    expect(said(saturday, saturday)).toContain('Both can meet on Saturday 6 February');
    expect(said(saturday, saturday)).toContain('Luca: 10:00–12:00');
    expect(said(saturday, saturday)).toContain('hours that everybody gave');
    expect(said(saturday)).toContain(`${WAKING.from}:00 to ${WAKING.until}:00 counts for who gave none`);
    expect(said()).toContain(`Nobody gave hours to meet, so ${WAKING.from}:00 to ${WAKING.until}:00 counts.`);
    expect(said(saturday, weekBits(['7-5']))).toContain('The hours that were given do not meet.');
  });
});

describe('a round’s line', () => {
  const dates = ['2027-01-11T08:00', '2027-02-14T22:59', '2027-07-31T16:00'].map((at, index) => ({
    key: String(index),
    label: `date ${index}`,
    at: utc(at),
  }));
  const line = (now: string) => words(testView(), <RoundLine dates={dates} now={utc(now)} />);

  it('puts the reader between the last date that passed and the next', () => {
    expect(line('2027-02-01T00:00')).toMatch(/date 0.*You are here.*date 1/);
  });

  it('puts the reader before the first date, and after the last', () => {
    expect(line('2027-01-01T00:00')).toMatch(/You are here.*date 0/);
    expect(line('2027-08-01T00:00')).toMatch(/date 2.*You are here/);
  });
});
