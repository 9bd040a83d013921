import { json } from '../../db/json.ts';
import type { MailKind } from '../../rooms/ctx.ts';
import { inviteGuest } from '../../rooms/topics/index.ts';
import { ACCOUNT_EXAMPLES } from './accounts.ts';
import { APPLICATION_EXAMPLES } from './applications.ts';
import { DISCUSSION_EXAMPLES } from './discussion.ts';
import { INBOX_EXAMPLES } from './inbox.ts';
import { PARTNERSHIP_EXAMPLES } from './partnerships.ts';
import { READER_EXAMPLES } from './readers.ts';
import type { ExamplePlay } from './scene.ts';

/**
 * Brings about what each kind of mail tells, and answers the data of a mail to the reader. A new kind has to have its line here, or
 * in the file of what it is about.
 */
export const EXAMPLES: Record<MailKind, ExamplePlay> = {
  ...ACCOUNT_EXAMPLES,
  ...APPLICATION_EXAMPLES,
  ...DISCUSSION_EXAMPLES,
  ...INBOX_EXAMPLES,
  ...PARTNERSHIP_EXAMPLES,
  ...READER_EXAMPLES,
  announcement: async ({ ctx, programme, words: { announcement } }) => {
    const { id } = await ctx.db
      .insertInto('announcement')
      .values({
        programme_id: programme,
        subject: json({ en: announcement.subject }),
        body: json({ en: announcement.body }),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { announcement: id };
  },
  digest: async (scene) => {
    const { ctx, programme, reader } = scene;
    const mail = { programme, person: reader };
    const changed = await EXAMPLES['dates-changed'](scene);
    await ctx.mailer.queue(ctx, [
      { ...mail, kind: 'topic', occasion: 'example', data: await EXAMPLES.topic(scene) },
      { ...mail, kind: 'dates-changed', occasion: 'example', data: changed },
    ]);
    const mails = await ctx.db
      .updateTable('outbox')
      .set({ state: 'bundled' })
      .where('programme_id', '=', programme)
      .where('person_id', '=', reader)
      .where('occasion', '=', 'example')
      .returning('id')
      .execute();
    return { mails: mails.map(({ id }) => id) };
  },
  topic: async (scene) => ({ topic: await scene.topic(), round: scene.round.id }),
  'by-mail': () => Promise.resolve({}),
  'answer-unclear': () => Promise.resolve({ asked: 'available', subject: 1 }),
  'guest-invitation': async ({ ctx, programme, reader, volunteer, topic }) => {
    const { address, name, locale } = await ctx.db
      .selectFrom('person')
      .select(['address', 'name', 'locale'])
      .where('programme_id', '=', programme)
      .where('id', '=', reader)
      .executeTakeFirstOrThrow();
    const done = await inviteGuest(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      topic: await topic(),
      invitation: { address, name, locale, day: ctx.clock.now().toISOString().slice(0, 10) },
    });
    if (!done.ok) throw new Error('the guest was not invited');
    return { post: done.post };
  },
  'disk-filling': ({ ctx }) =>
    Promise.resolve({
      full: new Date(ctx.clock.now().getTime() + 12 * 86_400_000).toISOString().slice(0, 10),
    }),
  unsubscribed: () => Promise.resolve({ category: 'topics' }),
  'sender-asked': () => Promise.resolve({ isAsked: true }),
  'sender-unsure': () => Promise.resolve({ incoming: 1, sender: 'another@mail.example' }),
};
