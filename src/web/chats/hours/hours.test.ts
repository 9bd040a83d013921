import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { crowd } from '../../../../test/crowd.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { planChat } from '../../../rooms/chats/index.ts';
import { roundByNumber } from '../../../rooms/programmes/index.ts';

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const played = (
  play: (of: {
    ctx: ReturnType<typeof testContext>;
    visitor: ReturnType<typeof browse>;
    mei: ReturnType<typeof browse>;
    chat: number;
    cast: Stage;
  }) => Promise<void>,
) =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { id: round } = await stageRound(ctx, cast.programme);
    const done = await planChat(ctx, {
      programme: cast.programme,
      actor: { kind: 'command' },
      title: 'First, weeks',
      locale: 'en',
      topic: null,
      round,
      sessions: [
        { wall: '2027-03-10T21:00', zone: 'Africa/Lagos', minutes: 60 },
        { wall: '2027-03-11T09:00', zone: 'Africa/Lagos', minutes: 60 },
      ],
    });
    if (!done.ok) throw new Error(done.reason);
    await play({ ctx, visitor: browse(ctx, cast), mei: browse(ctx, cast, 'mei'), chat: done.chat, cast });
  });

const announce = (ctx: ReturnType<typeof testContext>) =>
  sql`update chat set state = 'announced', announced_at = ${ctx.clock.now()}`.execute(ctx.db);

test('the feed of live chats has each session by the clocks of its place, and its number rises with each change', () =>
  played(async ({ ctx, visitor }) => {
    expect((await visitor.get('/chats.ics')).text).not.toContain('BEGIN:VEVENT');
    expect((await visitor.get('/chats/first-weeks/calendar.ics')).status).toBe(404);
    await announce(ctx);
    const { text } = await visitor.get('/chats.ics');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).toContain('DTSTART;TZID=Africa/Lagos:20270310T210000');
    expect(text).toContain('DURATION:PT60M');
    expect(text).toContain('SEQUENCE:0');
    expect(text).toContain(String.raw`First\, weeks`);
    const uids = text.match(/UID:.*/g);
    await sql`update chat set sequence = 1, state = 'cancelled'`.execute(ctx.db);
    const entry = await visitor.get('/chats/first-weeks/calendar.ics');
    expect(entry.text).toContain('SEQUENCE:1');
    expect(entry.text.match(/STATUS:CANCELLED/g)).toHaveLength(2);
    expect(entry.text.match(/UID:.*/g)).toEqual(uids);
  }));

test('the front page names the next session at its hour, as each reader has it, until the last is over', () =>
  played(async ({ ctx, visitor, mei }) => {
    expect((await visitor.get('/')).text).not.toContain('First, weeks');
    await announce(ctx);
    const shown = plain((await visitor.get('/?a')).text);
    expect(shown).toContain('Next live chat: First, weeks');
    expect(shown).toContain('Wednesday, 10 March 2027, 21:00 (Lagos time)');
    expect(shown).toContain('(20:00 UTC)');
    mei.cookies.set('lang', 'en');
    expect(plain((await mei.get('/')).text)).toMatch(
      /For you that is Thursday,? 11 March, 04:00 \(Shanghai time\)\./,
    );
    ctx.clock.set('2027-03-10T21:30:00Z');
    expect(plain((await mei.get('/')).text)).toContain('Thursday, 11 March 2027, 09:00 (Lagos time)');
    ctx.clock.set('2027-03-11T09:30:00Z');
    expect((await mei.get('/')).text).not.toContain('First, weeks');
  }));

test('who is signed in asks to be reminded of a chat, and takes that back', () =>
  played(async ({ ctx, mei, chat }) => {
    expect((await mei.post('/chats/first-weeks/reminder', { wanted: 'yes' })).status).toBe(404);
    await announce(ctx);
    const wishes = () =>
      ctx.db.selectFrom('chat_wish').select('reminds').where('chat_id', '=', chat).execute();
    expect((await mei.post('/chats/first-weeks/reminder', { wanted: 'yes' })).status).toBe(303);
    expect(await wishes()).toEqual([{ reminds: true }]);
    await mei.post('/chats/first-weeks/reminder', { wanted: 'no' });
    expect(await wishes()).toEqual([{ reminds: false }]);
    expect((await mei.post('/chats/nothing/reminder', { wanted: 'yes' })).status).toBe(404);
  }));

test('the page of an announced chat says its hours on the clocks of its place, in UTC, in cities, and for who is known on their own', () =>
  played(async ({ ctx, visitor, mei }) => {
    await announce(ctx);
    const open = await visitor.get('/chats/first-weeks');
    const text = plain(open.text);
    expect(text).toContain('Wednesday, 10 March 2027, 21:00 (Lagos time) (20:00 UTC)');
    expect(text).toMatch(/New York Wednesday,? 10 March, 15:00/);
    expect(text).toMatch(/Tokyo Thursday,? 11 March, 05:00/);
    expect(open.text).toContain('data-local="soon"');
    expect(open.text).toContain('name="your-time"');
    expect(open.text).toContain('/chats/first-weeks/calendar.ics');
    expect(open.text).not.toContain('/reminder"');
    const own = await mei.get('/chats/first-weeks');
    expect(plain(own.text)).toMatch(/For you that is Thursday,? 11 March, 04:00/);
    expect(plain(own.text)).toContain('Remind me by mail, a day and ten minutes before');
    await mei.post('/chats/first-weeks/reminder', { wanted: 'yes' });
    expect(plain((await mei.get('/chats/first-weeks')).text)).toContain('Remind me no more');
  }));

test('the list of live chats leads to their feed, and shows how fair their hours are without parts of few people', () =>
  played(async ({ ctx, visitor, cast }) => {
    await announce(ctx);
    await crowd(ctx, cast, (await roundByNumber(ctx, cast.programme, 1))!, { NG: 6, NZ: 2 });
    await sql`update person set zone = 'Africa/Lagos' where country = 'NG'`.execute(ctx.db);
    const { text } = await visitor.get('/chats');
    expect(text).toContain('href="webcal://localhost:3000/p/far-shelves/chats.ics?lang=en"');
    const shown = plain(text);
    expect(shown).toContain('How fair the hours are');
    expect(shown).toMatch(/Africa 1\b/);
    expect(shown).not.toContain('Oceania');
  }));
