import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { count, violationsScene } from '../../../test/violations.ts';
import { planChat, wishByMail, wishReminders } from '../../rooms/chats/index.ts';

test('a question that comes twice, a message that reaches nobody, and a mail about a chat to who declined are counted', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const scene = await violationsScene(ctx);
    const { programme, people } = scene.set;
    const planned = await planChat(ctx, {
      programme,
      actor: { kind: 'command' },
      title: 'Shelves',
      locale: 'en',
      topic: null,
      round: scene.round.id,
      sessions: [{ wall: '2027-12-01T18:00', zone: 'UTC', minutes: 60 }],
    });
    if (!planned.ok) throw new Error(planned.reason);
    const { chat } = planned;
    await db.updateTable('chat').set({ state: 'announced' }).where('id', '=', chat).execute();
    let mails = 0;
    const mail = async (kind: string, data: object) => {
      mails += 1;
      ctx.clock.forward(1);
      const at = ctx.clock.now();
      await sql`
        insert into outbox (programme_id, kind, occasion, person_id, address, locale, subject, text, html, data, due_at, queued_at, sent_at, message_id, many, private, state)
        values (${programme}, ${kind}, ${String(mails)}, ${people.luca}, 'luca@cast.example', 'en', '', '', '',
          ${JSON.stringify({ chat, ...data })}::jsonb, ${at}, ${at}, ${at}, ${`${mails}`}, false, false, 'sent')`.execute(
        db,
      );
      return count(scene);
    };
    const none = { askedTwiceByMail: 0, saidUnheard: 0, chatUnasked: 0 };
    const luca = { programme, person: people.luca, chat };
    await wishByMail(ctx, { ...luca, wants: true });
    await wishReminders(ctx, { ...luca, reminds: true });
    await mail('chat-question', { question: 1 });
    await mail('chat-reminder', { step: 'day' });
    expect(await mail('chat-question', { question: 2 })).toMatchObject(none);
    ctx.clock.forward(1);
    await wishReminders(ctx, { ...luca, reminds: false });
    expect(await count(scene)).toMatchObject(none);
    expect(await mail('chat-reminder', { step: 'soon' })).toMatchObject({ ...none, chatUnasked: 1 });
    expect(await mail('chat-question', { question: 2 })).toMatchObject({ askedTwiceByMail: 1 });
    await sql`
      insert into chat_message (programme_id, chat_id, author_id, name, body, html, locale, channel, state, state_at, written_at)
      values (${programme}, ${chat}, ${people.luca}, 'Luca', 'x', 'x', 'it', 'form', 'shown', now(), now())`.execute(
      db,
    );
    expect(await count(scene)).toMatchObject({ saidUnheard: 1 });
  }));
