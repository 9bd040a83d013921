import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { planChat } from '../../../rooms/chats/index.ts';

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const played = (
  play: (of: {
    ctx: ReturnType<typeof testContext>;
    visitor: ReturnType<typeof browse>;
    mei: ReturnType<typeof browse>;
    chat: number;
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
    await play({ ctx, visitor: browse(ctx, cast), mei: browse(ctx, cast, 'mei'), chat: done.chat });
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
