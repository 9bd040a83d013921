import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { testView } from '../../../test/ui/view.ts';
import { clockTime, weekdayOf } from './format.ts';
import { LocalTime, ViewContext, WrittenAt, agoText, dayRange, isoDay, weekdays } from '../index.ts';
import { utc, shownWords } from '../../../test/ui/shownWords.tsx';

const plain = (text: string) => text.replaceAll(/[\u2009\u202f\u00a0]/g, ' ');

describe('a time', () => {
  it('names the weekday and says whose time it is', () => {
    expect(shownWords(testView('en', 'Asia/Kathmandu'), <LocalTime at={utc('2027-02-04T16:30')} />)).toBe(
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
    expect(shownWords(view, <LocalTime at={utc('2027-02-04T09:30')} other={apia} />)).toContain(
      '22:30 for Mei',
    );
    expect(shownWords(view, <LocalTime at={utc('2027-02-04T09:30')} other={apia} />)).not.toContain('Friday');
    expect(shownWords(view, <LocalTime at={utc('2027-02-04T11:30')} other={apia} />)).toContain(
      'Friday 5 February, 00:30 for Mei',
    );
  });

  it('moves with daylight saving', () => {
    const view = testView('en', 'Europe/Berlin');
    expect(shownWords(view, <LocalTime at={utc('2027-03-28T00:30')} />)).toContain(
      'Sunday, 28 March 2027, 01:30',
    );
    expect(shownWords(view, <LocalTime at={utc('2027-03-28T01:30')} />)).toContain(
      'Sunday, 28 March 2027, 03:30',
    );
  });

  it('stands in the programme’s zone and in UTC for a visitor who told us nothing', () => {
    const view = testView('en', 'Pacific/Auckland', false);
    const shown = shownWords(view, <LocalTime at={utc('2027-02-04T16:30')} />);
    expect(shown).toBe('Friday, 5 February 2027, 05:30 Auckland time (Thursday 4 February, 16:30 UTC)');
    // When the programme uses UTC, one time is enough.
    const inUtc = shownWords(testView('en', 'UTC', false), <LocalTime at={utc('2027-02-04T16:30')} />);
    expect(inUtc).toBe('Thursday, 4 February 2027, 16:30 UTC');
  });

  it.each([
    ['en', 'Thursday, 4 February 2027, 15:00 Cairo time (13:00 UTC)'],
    ['es', 'jueves, 4 de febrero de 2027, 15:00 hora de El Cairo (13:00 UTC)'],
    ['fr', 'jeudi 4 février 2027, 15:00 heure du Caire (13:00 UTC)'],
    ['ar', 'الخميس، 4 فبراير 2027، 15:00 بتوقيت القاهرة (13:00 UTC)'],
  ])('names a zone by its city, in %s', (lang, text) => {
    const view = testView(lang, 'Africa/Cairo', false);
    expect(shownWords(view, <LocalTime at={utc('2027-02-04T13:00')} />)).toBe(text);
  });

  it.each([
    ['es', 'jueves, 4 de febrero de 2027, 17:30 tu hora'],
    ['fr', 'jeudi 4 février 2027, 17:30 votre heure'],
    ['ar', 'الخميس، 4 فبراير 2027، 17:30 بتوقيتك'],
  ])('is written as readers of %s write it', (lang, text) => {
    expect(shownWords(testView(lang), <LocalTime at={utc('2027-02-04T16:30')} />)).toBe(text);
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
    shownWords(testView('en', 'Pacific/Kiritimati', false), <WrittenAt at={at(hours)} now={now} />);

  it('is a day only when that day has come for every reader on earth', () => {
    expect(shown(47)).toBe('1 day ago');
    expect(shown(48)).toBe('Wednesday, 3 February 2027');
    for (let hours = 0; hours < 100; hours++)
      if (agoText('en', at(hours), now) === null)
        expect(isoDay('Pacific/Kiritimati', at(hours)) <= isoDay('Etc/GMT+12', now)).toBe(true);
  });
});

it('writes a moment as a formatter of its zone would, in zones and at hours in which clocks were odd', () => {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const moments = ['1968-02-11T23:59', '2016-06-01T00:31', '2027-03-28T00:59', '2027-10-31T01:00'].map(utc);
  for (const zone of [
    'Africa/Monrovia',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Europe/Rome',
    'Pacific/Apia',
  ])
    for (const at of moments) {
      const format = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat('es', { timeZone: zone, ...options }).format(at);
      expect([clockTime('es', zone, at), weekdayOf('es', zone, at)]).toEqual([
        format(shape),
        format({ weekday: 'long' }),
      ]);
    }
});
