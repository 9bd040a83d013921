import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { byIcal, byNodeIcal, eventsIn } from '../../../test/readCalendars.ts';
import { between } from '../../../test/silence.ts';
import { propose } from '../../rooms/meetings/index.ts';

const HOUR = {
  times: [{ date: '2027-02-16', minute: 18 * 60 }],
  minutes: 60,
  means: 'video',
  link: 'https://meet.example/amina,mei;1',
  repeats: 'once',
};

test('one’s own calendar has the meetings with one’s partners, no address, and the programme’s has none', () =>
  between(async ({ ctx, cast, pair }) => {
    const { mei } = cast.people;
    const by = { programme: cast.programme, partnership: pair, person: mei };
    const uids = async () =>
      (await ctx.db.selectFrom('meeting').select('uid').orderBy('id').execute()).map(({ uid }) => uid);
    await propose(ctx, { ...by, ...HOUR });
    await propose(ctx, { ...by, ...HOUR, times: [...HOUR.times, { date: '2027-02-17', minute: 0 }] });
    await propose(ctx, { ...by, ...HOUR, repeats: 'fortnightly', link: '+86 (10) 1234-5678' });
    const [once, several, series] = await uids();
    const amina = browse(ctx, cast, 'amina');
    amina.cookies.set('lang', 'en');
    await amina.post('/me/calendar', {});
    const { text: page } = await amina.get('/me/calendar');
    const address = /\/calendar\/[\w.-]+\.ics\?lang=en/.exec(page)![0];
    const feed = async () => (await browse(ctx, cast).get(address)).text;
    const text = await feed();
    const events = eventsIn(text);
    expect([events.has(once!), events.has(series!)]).toEqual([true, true]);
    // A proposal of several hours is not in her calendar yet.
    expect(events.has(several!)).toBe(false);
    const lines = events.get(once!);
    for (const line of [
      'SEQUENCE:0\n',
      'DTSTART;TZID=Asia/Shanghai:20270216T180000\n',
      'DURATION:PT60M\n',
      'SUMMARY:Meeting with 陈美 (Far Shelves)\n',
      'STATUS:TENTATIVE\n',
      'LOCATION:https://meet.example/amina\\,mei\\;1\n',
      'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Video call":https://meet.example/amina,mei;1\n',
    ])
      expect(lines).toContain(line);
    expect(lines).toContain(`/partnership/${pair}/meetings\n`);
    expect(lines).not.toMatch(/ATTENDEE|ORGANIZER|BEGIN:VALARM/);
    expect(text).not.toMatch(/@cast\.example|mailto:/i);
    expect(events.get(series!)).toMatch(/FEATURE=PHONE.*:tel:\+861012345678\n/);
    const first = new Date('2027-02-16T10:00:00Z');
    expect(byNodeIcal(text).filter((at) => at.getTime() === first.getTime())).toHaveLength(2);
    const times = byIcal(text).find((some) => some.length > 1)!;
    expect(times[0]).toEqual(first);
    expect(times[1]).toEqual(new Date('2027-03-02T10:00:00Z'));
    expect((await browse(ctx, cast).get('/calendar.ics')).text).not.toContain(once);

    const uid = once!;
    const off = { state: 'cancelled', sequence: 1, changed_at: ctx.clock.now() };
    await ctx.db.updateTable('meeting').set(off).where('uid', '=', uid).execute();
    expect(eventsIn(await feed()).get(uid)).toMatch(/SEQUENCE:1\n.*STATUS:CANCELLED\n/s);
    ctx.clock.set('2027-04-20T12:00:00Z');
    expect(eventsIn(await feed()).has(uid)).toBe(false);
    expect(eventsIn(await feed()).has(series!)).toBe(true);
    await ctx.db.updateTable('partnership').set({ apart_at: ctx.clock.now() }).execute();
    expect(eventsIn(await feed()).has(series!)).toBe(false);
  }));
