import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { unsubscribe } from '../../preferences/index.ts';
import { announce, finishAnnouncement, AT_ONCE } from './announce.ts';
import { takeAnnouncementBack } from './takeAnnouncementBack.ts';

const actor = { kind: 'command' } as const;
/** The cast has ten people. */
const MORE = AT_ONCE + 90;

test('an announcement to thousands leaves to the first at once, and reaches each of the others once', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    await sql`
      insert into person (programme_id, address, address_confirmed_at, name, locale, zone, created_at)
      select ${programme}, 'reader' || n || '@readers.example', ${ctx.clock.now()}, 'Reader ' || n, 'en', 'Asia/Kathmandu', ${ctx.clock.now()}
      from generate_series(1, ${MORE}) n`.execute(db);
    const text = { en: 'The library moves' };
    const done = await announce(ctx, {
      programme,
      actor,
      subject: text,
      body: text,
      filter: {},
      day: '2027-01-20',
    });
    expect(done).toMatchObject({ ok: true, count: MORE + 10 });
    const mails = () => db.selectFrom('outbox').select(['person_id', 'due_at']).execute();
    expect(await mails()).toHaveLength(AT_ONCE);
    expect(ctx.enqueued.map(({ name }) => name)).toEqual(['deliver', 'announce']);

    // Amina stops announcements before the other mails are queued; she was among the first readers.
    await unsubscribe(ctx, { programme, person: people.amina, category: 'announcements' });
    const { data } = ctx.enqueued[1]!;
    const said = {
      programme,
      announcement: Number(data['announcement']),
      day: '2027-01-20',
      at: ctx.clock.now(),
    };
    ctx.clock.forward(1);
    await finishAnnouncement(ctx, said);
    await finishAnnouncement(ctx, said);
    const all = await mails();
    expect(all).toHaveLength(MORE + 10);
    expect(new Set(all.map((mail) => mail.person_id)).size).toBe(MORE + 10);
    expect(new Set(all.map((mail) => mail.due_at.toISOString()))).toContain('2027-01-20T03:15:00.000Z');
  });
});

test('what is queued later of an announcement without a day is due ten minutes after it was said', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const text = { en: 'The library moves' };
    const done = await announce(ctx, { programme, actor, subject: text, body: text, filter: {} });
    if (!done.ok) throw new Error();
    const at = ctx.clock.now();
    await db.deleteFrom('outbox').execute();
    ctx.clock.forward(1);
    await finishAnnouncement(ctx, { programme, announcement: done.id, day: undefined, at });
    const due = await db.selectFrom('outbox').select('due_at').execute();
    expect(due).toHaveLength(10);
    expect(due.every((mail) => mail.due_at.getTime() === at.getTime() + 10 * 60_000)).toBe(true);
  });
});

test('an announcement that was taken back leaves to nobody, also of those who are not queued yet', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const text = { en: 'The library moves' };
    const done = await announce(ctx, { programme, actor, subject: text, body: text, filter: {} });
    if (!done.ok) throw new Error();
    const { id: undoes } = await db
      .selectFrom('event')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('outbox').where('person_id', '=', people.amina).execute();
    await db.updateTable('outbox').set({ state: 'sent' }).where('person_id', '=', people.mei).execute();
    const input = { programme, actor, announcement: done.id, undoes };
    expect(await takeAnnouncementBack(ctx, input)).toEqual({ ok: true, count: 8 });
    await finishAnnouncement(ctx, { programme, announcement: done.id, day: undefined, at: ctx.clock.now() });
    const states = await db.selectFrom('outbox').select('state').orderBy('state').execute();
    expect(states.map(({ state }) => state)).toEqual([...Array.from({ length: 8 }, () => 'dropped'), 'sent']);
    expect(await takeAnnouncementBack(ctx, input)).toEqual({ ok: false, reason: 'nothing' });
  });
});

test('a name to fill in is refused in every part: everybody would read it as it is', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const said = (subject: string, body: string) =>
      announce(ctx, { programme, actor, subject: { en: subject }, body: { en: body }, filter: {} });
    expect(await said('Hello {Name}', 'Dear { name },')).toEqual({
      ok: false,
      problems: [
        { part: 'subject', locale: 'en', reason: 'braces' },
        { part: 'body', locale: 'en', reason: 'braces' },
      ],
    });
    expect(await said('A set', 'It is {1, 2}, or {}.')).toMatchObject({ ok: true });
  });
});

test('an announcement whose button is pressed twice is one, for its minutes and until it is taken back', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const text = { en: 'The library moves' };
    const said = { programme, actor, subject: text, body: text, filter: {} };
    const send = async (more: { body?: typeof text; day?: string } = {}) => {
      const done = await announce(ctx, { ...said, ...more });
      if (!done.ok) throw new Error();
      return done;
    };
    const first = await send();
    expect(await send()).toEqual(first);
    expect(await db.selectFrom('outbox').select('id').execute()).toHaveLength(10);
    // Other words, or another day, make another announcement.
    const day = await send({ day: '2027-01-20' });
    expect(await send({ day: '2027-01-20' })).toEqual(day);
    const others = [day, await send({ body: { en: 'It moves again' } }), await send({ day: '2027-01-21' })];
    expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4);
    const { id, event: undoes } = first;
    await takeAnnouncementBack(ctx, { programme, actor, announcement: id, undoes });
    const again = await send();
    expect(again.id).not.toBe(id);
    ctx.clock.forward(11 / 60);
    expect((await send()).id).not.toBe(again.id);
  });
});
