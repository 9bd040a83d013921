import { sql } from 'kysely';
import { mention, seesAddresses } from '../rules.ts';
import type { InboxScope } from '../rules.ts';
import type { Db } from './queries.ts';

export interface ThreadMessage {
  id: number;
  kind: 'in' | 'out' | 'note';
  /** Null when no particular person wrote it; the name is '' for a person who is gone. */
  author: { id: number; name: string } | null;
  /** `elsewhere`: another server. */
  channel: 'mail' | 'form' | 'page' | 'elsewhere';
  body: string;
  whole: string | null;
  verified: boolean;
  at: Date;
  pictures: { file: number; name: string }[];
  /** For an answer, the state of its mail; null when the mail is gone from the outbox. */
  mail: 'waiting' | 'sent' | 'failed' | null;
}

/** The number of messages on a page unless all are asked for. */
const MESSAGES_SHOWN = 100;

const PICTURES = sql<
  ThreadMessage['pictures']
>`(select coalesce(json_agg(json_build_object('file', p.file_id, 'name', p.name) order by p.file_id), '[]')
  from thread_picture p where p.programme_id = thread_message.programme_id and p.message_id = thread_message.id)`;

/** The state in the outbox of the mail that carries an answer. */
const ANSWER_MAIL = sql<string | null>`(
  select o.state from outbox o where thread_message.kind = 'out' and o.programme_id = thread_message.programme_id
    and o.kind = 'inbox-answer' and o.occasion = 'message:' || thread_message.id limit 1)`;

/** A person without an address writes from another server. */
const isElsewhere = (row: {
  kind: string;
  author_id: number | null;
  address: string | null;
  erased_at: Date | null;
}): boolean => row.kind === 'in' && row.author_id !== null && row.address === null && row.erased_at === null;

/**
 * The messages of a thread, oldest first; without the author's address for viewers who may not see it. A long thread returns only its end
 * and the number of earlier messages, unless `all` is asked for. Call it only with a thread from `threadFor`.
 */
export async function messagesOf(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  thread: number,
  all = false,
): Promise<{ messages: ThreadMessage[]; earlier: number }> {
  const rows = await ctx.db
    .selectFrom('thread_message')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'thread_message.programme_id')
        .onRef('person.id', '=', 'thread_message.author_id'),
    )
    .selectAll('thread_message')
    .select([
      'person.name',
      'person.address',
      'person.erased_at',
      PICTURES.as('pictures'),
      ANSWER_MAIL.as('mail'),
      sql<number>`(count(*) over ())::int`.as('count'),
    ])
    .where('thread_message.programme_id', '=', programme)
    .where('thread_message.thread_id', '=', thread)
    .orderBy('thread_message.id', 'desc')
    .$if(!all, (query) => query.limit(MESSAGES_SHOWN))
    .execute();
  const messages = rows.toReversed().map((row) => ({
    id: row.id,
    kind: row.kind as ThreadMessage['kind'],
    author: row.author_id === null ? null : { id: row.author_id, name: authorName(scope, row) },
    channel: isElsewhere(row) ? 'elsewhere' : (row.channel as ThreadMessage['channel']),
    body: shown(scope, row.address, row.body),
    whole: row.whole === null ? null : shown(scope, row.address, row.whole),
    verified: row.verified,
    at: row.at,
    pictures: row.pictures,
    mail: row.mail === null ? null : gotTo(row.mail),
  }));
  return { messages, earlier: (rows[0]?.count ?? 0) - rows.length };
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

const gotTo = (state: string): ThreadMessage['mail'] =>
  state === 'sent' ? 'sent' : state === 'failed' || state === 'dropped' ? 'failed' : 'waiting';

/** A picture of a thread; null when the thread has no such picture. */
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
