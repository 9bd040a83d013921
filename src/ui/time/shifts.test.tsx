import { describe, expect, it } from 'vitest';
import { testView } from '../../../test/ui/view.ts';
import { utc, shownWords } from '../../../test/ui/shownWords.tsx';
import { TwoClocks } from '../index.ts';
import { meetingWeeks } from './meetingWeeks.ts';

const text = (zones: string[], at: string) =>
  shownWords(
    testView('en', zones[0]!),
    <TwoClocks at={utc(at)} people={zones.map((zone, index) => ({ name: `P${index}`, zone }))} />,
  );

describe('a change of clocks in the next fourteen days', () => {
  it('is said with its date and what it does for the reader, and the hours from then on stand beneath', () => {
    const shown = text(['Europe/Madrid', 'Asia/Taipei'], '2027-03-20T12:00');
    expect(shown).toMatch(
      /P0: 07:00–16:00.*from Sunday 28 March the same time for \P{L}*P1\P{L}* is 1 hour later/su,
    );
    expect(shown).toMatch(/From then on:.*P0: 07:00–17:00.*P1: 13:00–23:00/s);
    expect(text(['Asia/Taipei', 'Europe/Madrid'], '2027-03-20T12:00')).toContain('1 hour earlier');
  });

  it('is half an hour where that is what clocks change by', () => {
    expect(text(['Australia/Brisbane', 'Australia/Lord_Howe'], '2027-03-28T12:00')).toContain(
      '30 minutes later',
    );
  });

  it('is not said where both change alike, or later than that', () => {
    expect(text(['Europe/Madrid', 'Europe/London'], '2027-03-20T12:00')).not.toContain('The clocks change');
    expect(text(['America/New_York', 'America/Chicago'], '2027-03-10T12:00')).not.toContain(
      'The clocks change',
    );
    expect(text(['Europe/Madrid', 'Asia/Taipei'], '2027-03-01T12:00')).not.toContain('The clocks change');
  });

  it('is said twice where the two change one after the other', () => {
    const weeks = meetingWeeks(
      [{ zone: 'Europe/Paris' }, { zone: 'America/Lima' }, { zone: 'Australia/Sydney' }],
      utc('2027-03-25T12:00'),
    ).weeks;
    expect(
      weeks.map(({ length, shifts }) => [length, shifts.map(({ person, minutes }) => [person, minutes])]),
    ).toEqual([
      [3, []],
      [
        7,
        [
          [1, 60],
          [2, 60],
        ],
      ],
      [7, [[2, 60]]],
    ]);
  });
});
