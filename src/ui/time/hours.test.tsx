import { describe, expect, it } from 'vitest';
import { testView } from '../../../test/ui/view.ts';
import { RoundLine, TwoClocks } from '../index.ts';
import { WAKING } from '#matching';
import { weekBits } from '../../lib/time/week.ts';
import { meetingWeeks } from './meetingWeeks.ts';
import { sharedHours } from '../../lib/time/sharedHours.ts';
import { said, utc, shownWords } from '../../../test/ui/shownWords.tsx';

const hours = (zones: string[], from = '2027-02-04') =>
  sharedHours(
    zones.map((zone) => ({ zone })),
    { from, days: 1 },
  ).flatMap(({ stretches }) =>
    stretches.map((part) => `${part.from.toISOString()}/${part.until.toISOString()}`),
  );

describe('hours awake together', () => {
  it('are those when both clocks stand between seven and eleven at night, as the matcher counts them', () => {
    expect(hours(['Europe/Madrid', 'Asia/Taipei'])).toEqual([
      '2027-02-04T06:00:00.000Z/2027-02-04T15:00:00.000Z',
    ]);
  });

  it('follow zones that differ by a quarter of an hour, to the minute', () => {
    expect(hours(['Europe/Madrid', 'Asia/Kathmandu'])).toEqual([
      '2027-02-04T06:00:00.000Z/2027-02-04T17:15:00.000Z',
    ]);
  });

  it('are none for a trio spread evenly around the globe', () => {
    expect(hours(['Europe/London', 'America/Los_Angeles', 'Asia/Singapore'])).toEqual([]);
  });

  it('cover a day of twenty-three hours', () => {
    expect(hours(['Europe/Berlin'], '2027-03-28')).toEqual([
      '2027-03-28T05:00:00.000Z/2027-03-28T21:00:00.000Z',
    ]);
  });

  it('are said in each person’s own hours, with the day when it differs', () => {
    const shown = shownWords(
      testView('en', 'America/Lima'),
      <TwoClocks
        at={utc('2027-02-04T20:00')}
        people={[
          { name: 'Luca', zone: 'America/Lima' },
          { name: 'Mei', zone: 'Pacific/Apia' },
        ]}
      />,
    );
    expect(shown).toContain('Every day');
    expect(shown).toContain('Luca: 13:00–23:00');
    expect(shown).toContain('Mei: 07:00–17:00 the day after');
  });
});

describe('hours people gave', () => {
  // Saturday, 10:00 to 12:00 on the person's own clock, in blocks of two hours.
  const saturday = weekBits(['6-5']);
  const thursday = utc('2027-02-04T12:00');
  const found = (people: { zone: string; hours?: string }[], at = thursday) => {
    const { weeks, given } = meetingWeeks(people, at);
    return {
      given,
      stretches: weeks[0]!.same.flatMap(({ days }) => days.flatMap(({ stretches }) => stretches)),
    };
  };

  it('count instead of waking ones, on the days on which they meet', () => {
    expect(
      found([
        { zone: 'Europe/Madrid', hours: saturday },
        { zone: 'Asia/Taipei', hours: weekBits(['6-8', '6-9']) },
      ]),
    ).toEqual({
      given: 'all',
      stretches: [{ from: utc('2027-02-06T09:00'), until: utc('2027-02-06T11:00') }],
    });
  });

  it('count beside the waking ones of who gave none', () => {
    expect(found([{ zone: 'UTC' }, { zone: 'Asia/Kathmandu', hours: weekBits(['6-8']) }])).toEqual({
      given: 'some',
      stretches: [{ from: utc('2027-02-06T10:15'), until: utc('2027-02-06T12:15') }],
    });
  });

  it('are not offered once they are over, but when they come again', () => {
    const both = [
      { zone: 'UTC', hours: saturday },
      { zone: 'UTC', hours: saturday },
    ];
    expect(found(both, utc('2027-02-06T11:00')).stretches).toEqual([
      { from: utc('2027-02-06T10:00'), until: utc('2027-02-06T12:00') },
    ]);
    expect(found(both, utc('2027-02-06T12:00')).stretches).toEqual([
      { from: utc('2027-02-13T10:00'), until: utc('2027-02-13T12:00') },
    ]);
  });

  it('are said once for all days that have the same, in the order in which they come', () => {
    const evenings = weekBits(['12345:9-10', '67:4-5']);
    expect(said(evenings, evenings)).toMatch(
      /Monday – Friday.*Luca: 18:00–22:00.*Saturday and Sunday.*Luca: 08:00–12:00/s,
    );
  });

  it('are said for what they are: of everybody, of some, or of nobody, whose waking hours then stand as the matcher’s', () => {
    expect(said(saturday, saturday)).toMatch(/When you can meet.*Saturday/s);
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
  const line = (now: string) => shownWords(testView(), <RoundLine dates={dates} now={utc(now)} />);

  it('puts the reader between the last date that passed and the next', () => {
    expect(line('2027-02-01T00:00')).toMatch(/date 0.*You are here.*date 1/);
  });

  it('puts the reader before the first date, and after the last', () => {
    expect(line('2027-01-01T00:00')).toMatch(/You are here.*date 0/);
    expect(line('2027-08-01T00:00')).toMatch(/date 2.*You are here/);
  });
});

const whoseHours = (...hours: (string | undefined)[]) =>
  shownWords(
    testView('en', 'America/Lima'),
    <TwoClocks
      at={utc('2027-02-04T20:00')}
      people={[
        { name: 'Luca', zone: 'America/Lima', hours: hours[0] },
        { name: 'Mei', zone: 'America/Lima', hours: hours[1] },
      ]}
    />,
  );

it('says of hours that do not meet only whose had to be supposed', () => {
  const early = weekBits(['1234567:0-1']);
  for (const [hours, more] of [
    [[early, weekBits(['6-5'])], ''],
    [[early, undefined], 'For who gave no hours, 7:00 to 23:00 counts.'],
  ] as const) {
    const said = whoseHours(...hours);
    expect(said).toContain('The hours that were given do not meet.');
    expect(said).not.toContain('These are the hours');
    expect(said).toContain(more);
  }
});
