import { mention, seesAddresses } from '../rules.ts';
import type { InboxScope } from '../rules.ts';
import { anyOf } from '../../../db/anyOf.ts';
import type { Db } from './queries.ts';

export interface ThreadMessage {
  id: number;
  kind: 'in' | 'out' | 'note';
  /** Null when nobody in particular wrote it; name '' for somebody who is gone. */
  author: { id: number; name: string } | null;
  channel: 'mail' | 'form' | 'page';
  body: string;
  whole: string | null;
  verified: boolean;
  at: Date;
  pictures: { file: number; name: string }[];
  /** Of an answer: where its mail has got to, null when it is gone from the outbox. */
  mail: 'waiting' | 'sent' | 'failed' | null;
}

/** Messages a page shows unless asked for all. */
const MESSAGES_SHOWN = 100;

/**
 * The messages of a thread, oldest first; without the author's address for those who may not see it. A long thread gives only its end, and
 * the number of earlier messages, unless `all` is asked for. Call it only with a thread that `threadFor` gave.
 */
export async function messagesOf(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  thread: number,
  all = false,
): Promise<{ messages: ThreadMessage[]; earlier: number }> {
  const own = ctx.db
    .selectFrom('thread_message')
    .where('thread_message.programme_id', '=', programme)
    .where('thread_message.thread_id', '=', thread);
  const { count } = await own.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const earlier = all ? 0 : Math.max(0, Number(count) - MESSAGES_SHOWN);
  const rows = await own
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'thread_message.programme_id')
        .onRef('person.id', '=', 'thread_message.author_id'),
    )
    .selectAll('thread_message')
    .select(['person.name', 'person.address', 'person.erased_at'])
    .orderBy('thread_message.id')
    .offset(earlier)
    .execute();
  const mails = await answerMails(
    ctx,
    programme,
    rows.filter(({ kind }) => kind === 'out').map(({ id }) => id),
  );
  const pictures = await ctx.db
    .selectFrom('thread_picture')
    .innerJoin('thread_message', (join) =>
      join
        .onRef('thread_message.programme_id', '=', 'thread_picture.programme_id')
        .onRef('thread_message.id', '=', 'thread_picture.message_id'),
    )
    .select(['thread_picture.message_id as message', 'file_id as file', 'name'])
    .where('thread_picture.programme_id', '=', programme)
    .where('thread_message.thread_id', '=', thread)
    .orderBy('file_id')
    .execute();
  const messages = rows.map((row) => ({
    id: row.id,
    kind: row.kind as ThreadMessage['kind'],
    author: row.author_id === null ? null : { id: row.author_id, name: authorName(scope, row) },
    channel: row.channel as ThreadMessage['channel'],
    body: shown(scope, row.address, row.body),
    whole: row.whole === null ? null : shown(scope, row.address, row.whole),
    verified: row.verified,
    at: row.at,
    pictures: pictures.filter(({ message }) => message === row.id),
    mail: mails.get(row.id) ?? null,
  }));
  return { messages, earlier };
}

/** A person without a name is shown by their address; '' for somebody who is gone. */
function authorName(
  scope: InboxScope,
  { name, address, erased_at }: { name: string | null; address: string | null; erased_at: Date | null },
): string {
  if (name || erased_at !== null || address === null) return name ?? '';
  return seesAddresses(scope) ? address : '';
}

function shown(scope: InboxScope, address: string | null, text: string): string {
  if (address === null || seesAddresses(scope)) return text;
  return text.replaceAll(mention(address), '[…]');
}

/** The state of the mails that carry answers. */
async function answerMails(
  ctx: Db,
  programme: number,
  messages: readonly number[],
): Promise<Map<number, 'waiting' | 'sent' | 'failed'>> {
  if (messages.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['occasion', 'state'])
    .where('programme_id', '=', programme)
    .where('kind', '=', 'inbox-answer')
    .where('occasion', '=', anyOf(messages.map((id) => `message:${id}`)))
    .execute();
  return new Map(
    rows.map(({ occasion, state }) => [
      Number(occasion.slice('message:'.length)),
      state === 'sent' ? 'sent' : state === 'failed' || state === 'dropped' ? 'failed' : 'waiting',
    ]),
  );
}

/** A picture of a thread; null when it has none such. */
export async function pictureIn(
  ctx: Db,
  programme: number,
  thread: number,
  file: number,
): Promise<{ kind: string; bytes: Buffer } | null> {
  const row = await ctx.db
    .selectFrom('thread_picture')
    .innerJoin('thread_message', (join) =>
      join
        .onRef('thread_message.programme_id', '=', 'thread_picture.programme_id')
        .onRef('thread_message.id', '=', 'thread_picture.message_id'),
    )
    .innerJoin('file', (join) =>
      join
        .onRef('file.programme_id', '=', 'thread_picture.programme_id')
        .onRef('file.id', '=', 'thread_picture.file_id'),
    )
    .select(['file.kind', 'file.bytes'])
    .where('thread_picture.programme_id', '=', programme)
    .where('thread_message.thread_id', '=', thread)
    .where('thread_picture.file_id', '=', file)
    .executeTakeFirst();
  return row ?? null;
}
