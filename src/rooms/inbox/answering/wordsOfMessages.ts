import type { Ctx } from '../../ctx.ts';
import { cut } from '../rules.ts';

/** The most characters of a message in a mail; the rest is on the page. */
const QUOTED = 8000;

/** The words of a message, for the mail that carries them when it leaves. */
export async function messageText(ctx: Ctx, programme: number, id: number): Promise<string> {
  const row = await ctx.db
    .selectFrom('thread_message')
    .select('body')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return cut(row?.body ?? '', 2 * QUOTED);
}

/** The same, shortened, for a mail that only quotes it. */
export async function quotedText(ctx: Ctx, programme: number, id: number): Promise<string> {
  return cut(await messageText(ctx, programme, id), QUOTED);
}

export interface ThreadForMail {
  /** The thread that contains the message now. */
  thread: number;
  subject: string;
  private: boolean;
  /** The person of the thread. */
  with: { id: number; name: string; called: string; country: string | null };
  /** When the message was written. */
  at: Date;
  kind: 'in' | 'out' | 'note';
  hasPictures: boolean;
  isSpam: boolean;
}

/** The content of a mail about a message; null when the message or its person is gone. */
export async function threadForMail(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  message: number,
): Promise<ThreadForMail | null> {
  const row = await ctx.db
    .selectFrom('thread_message')
    .innerJoin('thread', (join) =>
      join
        .onRef('thread.programme_id', '=', 'thread_message.programme_id')
        .onRef('thread.id', '=', 'thread_message.thread_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'thread.programme_id')
        .onRef('person.id', '=', 'thread.person_id'),
    )
    .select((eb) => [
      'thread.id as thread',
      'thread.subject',
      'thread.private_at',
      'thread.spam_at',
      'person.id',
      'person.name',
      'person.called',
      'person.country',
      'thread_message.at',
      'thread_message.kind',
      eb
        .exists(
          eb
            .selectFrom('thread_picture')
            .select('thread_picture.file_id')
            .whereRef('thread_picture.programme_id', '=', 'thread_message.programme_id')
            .whereRef('thread_picture.message_id', '=', 'thread_message.id'),
        )
        .as('pictures'),
    ])
    .where('thread_message.programme_id', '=', programme)
    .where('thread_message.id', '=', message)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { thread, subject, id, name, called, country, at } = row;
  return {
    thread,
    subject,
    private: row.private_at !== null,
    with: { id, name, called, country },
    at,
    kind: row.kind as ThreadForMail['kind'],
    hasPictures: Boolean(row.pictures),
    isSpam: row.spam_at !== null,
  };
}

/** Message-IDs to which a mail of a thread refers, oldest first: the mails of the thread that its reader has. */
export async function referencesFor(
  ctx: Pick<Ctx, 'db' | 'mailer'>,
  programme: number,
  input: { thread: number; message: number; reader: number; kind: 'inbox-answer' | 'inbox-notice' },
): Promise<string[]> {
  const theirs = await ctx.db
    .selectFrom('thread_message')
    .select(['id', 'message_id'])
    .where('programme_id', '=', programme)
    .where('thread_id', '=', input.thread)
    .where('author_id', '=', input.reader)
    .where('kind', '=', 'in')
    .where('message_id', 'is not', null)
    .where('id', '<', input.message)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  const ours = await ctx.db
    .selectFrom('outbox')
    .select(['data', 'message_id'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', input.reader)
    .where('kind', '=', input.kind)
    .where((eb) => eb(eb.ref('data', '->>').key('thread'), '=', String(input.thread)))
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return (
    [
      ...theirs.map((row) => ({ at: row.id, name: row.message_id ?? '' })),
      ...ours.map((row) => ({ at: ctx.mailer.read(input.kind, row.data).message, name: row.message_id })),
    ]
      .filter(({ at }) => at < input.message)
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name)
      // Some of them come from outside, so their form is checked.
      .filter((name) => /^<[^\s<>]{1,250}>$/.test(name))
      .slice(-20)
  );
}
