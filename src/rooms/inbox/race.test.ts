import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { freshDatabase } from '../../../test/database.ts';
import { mailFrom } from '../../../test/inbox.ts';
import { answerThread, inboxScopeOf, writeIn } from './index.ts';

test('what arrives twice at the same moment is taken once, and an answer sent twice leaves once', async () => {
  const database = await freshDatabase();
  try {
    const { db } = database;
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const from = { address: 'new@post.example', name: 'New' };
    const mail = { from, messageId: '<once@post.example>' };
    const taken = await Promise.all(Array.from({ length: 8 }, () => mailFrom(ctx, cast, 'luca', mail)));
    expect(taken.filter((one) => one.ok && one.opened)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 8 }, () =>
        writeIn(ctx, {
          programme: cast.programme,
          from: { person: cast.people.mei },
          locale: 'en',
          body: 'Hello',
          formKey: 'once',
          suspect: false,
        }),
      ),
    );
    const threads = await db.selectFrom('thread').select('id').orderBy('id').execute();
    expect(threads).toHaveLength(2);
    const answered = await Promise.all(
      Array.from({ length: 8 }, () =>
        answerThread(ctx, {
          programme: cast.programme,
          actor: { kind: 'person', id: cast.people.tomas },
          scope: inboxScopeOf({ grants: [], operator: true }),
          thread: threads[0]!.id,
          body: 'Yes.',
          formKey: 'once',
          channel: 'page',
          close: false,
        }),
      ),
    );
    expect(new Set(answered.map((one) => (one.ok ? one.message : one.reason))).size).toBe(1);
    expect(await db.selectFrom('thread_message').select('id').execute()).toHaveLength(3);
    expect(
      await db.selectFrom('outbox').select('id').where('kind', '=', 'inbox-answer').execute(),
    ).toHaveLength(1);
  } finally {
    await database.drop();
  }
});
