import { expect, test } from 'vitest';
import { between } from '../../../test/silence.ts';
import { comingMeetings, propose } from './index.ts';
import type { Proposal } from './propose.ts';

const HOUR = {
  times: [
    { date: '2027-02-16', minute: 18 * 60 },
    { date: '2027-02-15', minute: 9 * 60 + 30 },
  ],
  minutes: 60,
  means: 'video',
  link: '  https://meet.example/amina \n mei ',
  repeats: 'once',
};

test('one to three hours are proposed on the proposer’s clocks, and refused by name', () =>
  between(async ({ ctx, cast, pair }) => {
    const { amina, mei, nils } = cast.people;
    const by = (person: number, changed: Partial<Proposal> = {}) =>
      propose(ctx, { programme: cast.programme, partnership: pair, person, ...HOUR, ...changed });
    expect(await by(mei)).toMatchObject({ ok: true });
    const [first] = await comingMeetings(ctx, cast.programme, pair);
    expect(first).toMatchObject({
      proposer: mei,
      zone: 'Asia/Shanghai',
      state: 'proposed',
      sequence: 0,
      wall: null,
      link: 'https://meet.example/amina mei',
      times: [
        { wall: '2027-02-15T09:30', at: new Date('2027-02-15T01:30:00Z'), said: [] },
        { wall: '2027-02-16T18:00', at: new Date('2027-02-16T10:00:00Z'), said: [] },
      ],
    });
    const refused = async (person: number, changed: Partial<Proposal> = {}) => {
      const done = await by(person, changed);
      return done.ok ? null : done.reason;
    };
    expect(await refused(nils)).toBe('unknown');
    expect(await refused(amina, { minutes: 7 })).toBe('terms');
    expect(await refused(amina, { means: 'smoke' })).toBe('terms');
    expect(await refused(amina, { repeats: 'yearly' })).toBe('terms');
    expect(await refused(amina, { link: 'x'.repeat(301) })).toBe('link');
    expect(await refused(amina, { times: [] })).toBe('times');
    expect(await refused(amina, { times: [{ date: '2027-02-12', minute: 0 }] })).toBe('past');
    expect(await refused(amina, { times: [{ date: '2029-02-12', minute: 0 }] })).toBe('far');
    for (let count = 1; count < 5; count += 1) expect(await refused(amina)).toBeNull();
    expect(await refused(amina)).toBe('many-open');
    await ctx.db.updateTable('partnership').set({ apart_at: ctx.clock.now() }).execute();
    expect(await refused(amina)).toBe('ended');
  }));
