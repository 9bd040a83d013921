import type { Ctx } from '../ctx.ts';
import type { InboxScope, ThreadState } from './rules.ts';
import { mention } from './rules.ts';
import { inScope, threadsWithPeople } from './scope.ts';

type Db = Pick<Ctx, 'db'>;

export interface ListedThread {
  id: number;
  subject: string;
  /** How the last message begins; '' for a picture alone. */
  begins: string;
  state: ThreadState;
  private: boolean;
  /** Whom it is with. `address` is '' for those who may not see it. */
  person: { id: number; name: string; address: string };
  assigned: { id: number; name: string } | null;
  lastAt: Date;
}

export interface ThreadFilter {
  state?: ThreadState | undefined;
  /** What was laid aside as spam, instead of the rest. */
  spam?: boolean | undefined;
  /** Those this volunteer has in hand. */
  assigned?: number | undefined;
  /** Those with this person. */
  person?: number | undefined;
  /** In subjects, names and messages; in addresses too for those who may see them. */
  search?: string | undefined;
}

/** Threads a page shows. */
export const THREADS_PER_PAGE = 30;
const BEGINS = 120;

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

function filtered(ctx: Db, programme: number, scope: InboxScope, filter: ThreadFilter) {
  const { state, spam = false, assigned, person, search = '' } = filter;
  const part = like(search.trim());
  return threadsWithPeople(ctx, programme)
    .where('thread.merged_into', 'is', null)
    .where('person.erased_at', 'is', null)
    .where(inScope(scope))
    .where('thread.spam_at', spam ? 'is not' : 'is', null)
    .$if(state !== undefined && !spam, (query) => query.where('thread.state', '=', state!))
    .$if(person !== undefined, (query) => query.where('thread.person_id', '=', person!))
    .$if(assigned !== undefined, (query) => query.where('thread.assigned_to', '=', assigned!))
    .$if(search.trim() !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('thread.subject', 'ilike', part),
          eb('person.name', 'ilike', part),
          ...(seesAddresses(scope) ? [eb('person.address', 'ilike', part)] : []),
          eb.exists(
            eb
              .selectFrom('thread_message')
              .select('thread_message.id')
              .whereRef('thread_message.programme_id', '=', 'thread.programme_id')
              .whereRef('thread_message.thread_id', '=', 'thread.id')
              .where('thread_message.body', 'ilike', part),
          ),
        ]),
      ),
    );
}

/** Ambassadors see names alone. */
export const seesAddresses = (scope: InboxScope): boolean => scope.all || scope.private;

/** The threads of a scope, by pages counted from 1: those that wait longest first, of the others the newest. */
export async function listThreads(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: ThreadFilter & { page: number },
): Promise<{ threads: ListedThread[]; count: number; pages: number }> {
  const query = filtered(ctx, programme, scope, filter);
  const { count } = await query
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .leftJoin('person as volunteer', (join) =>
      join
        .onRef('volunteer.programme_id', '=', 'thread.programme_id')
        .onRef('volunteer.id', '=', 'thread.assigned_to'),
    )
    .select((eb) => [
      'thread.id',
      'thread.subject',
      'thread.state',
      'thread.private_at',
      'thread.last_at',
      'thread.assigned_to',
      'person.id as person',
      'person.name',
      'person.address',
      'volunteer.name as volunteer',
      eb
        .selectFrom('thread_message')
        .select((one) => one.fn<string>('left', ['body', one.lit(BEGINS)]).as('begins'))
        .whereRef('thread_message.programme_id', '=', 'thread.programme_id')
        .whereRef('thread_message.thread_id', '=', 'thread.id')
        .where('thread_message.kind', '!=', 'note')
        .orderBy('thread_message.id', 'desc')
        .limit(1)
        .as('begins'),
    ])
    .orderBy((eb) => eb('thread.state', '=', 'waiting'), 'desc')
    .orderBy((eb) =>
      eb.case().when('thread.state', '=', 'waiting').then(eb.ref('thread.last_at')).else(null).end(),
    )
    .orderBy('thread.last_at', 'desc')
    .orderBy('thread.id', 'desc')
    .limit(THREADS_PER_PAGE)
    .offset((filter.page - 1) * THREADS_PER_PAGE)
    .execute();
  const threads = rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    begins: row.begins ?? '',
    state: row.state as ThreadState,
    private: row.private_at !== null,
    person: { id: row.person, name: row.name, address: seesAddresses(scope) ? row.address : '' },
    assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.volunteer ?? '' },
    lastAt: row.last_at,
  }));
  return { threads, count: Number(count), pages: Math.max(1, Math.ceil(Number(count) / THREADS_PER_PAGE)) };
}

export interface OneThread {
  id: number;
  subject: string;
  state: ThreadState;
  private: boolean;
  spam: boolean;
  assigned: { id: number; name: string } | null;
  person: {
    id: number;
    name: string;
    called: string;
    address: string;
    locale: string;
    country: string | null;
    /** Whether mail to them does not arrive, so that an answer would not either. */
    unreachable: boolean;
    /** Their newest application, if they have one. */
    application: number | null;
  };
}

/** A thread as somebody of this scope sees it. One that was merged is the one it was merged into. */
export async function threadFor(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  id: number,
): Promise<OneThread | { mergedInto: number } | null> {
  const row = await threadsWithPeople(ctx, programme)
    .leftJoin('person as volunteer', (join) =>
      join
        .onRef('volunteer.programme_id', '=', 'thread.programme_id')
        .onRef('volunteer.id', '=', 'thread.assigned_to'),
    )
    .where('thread.id', '=', id)
    .where('person.erased_at', 'is', null)
    .where(inScope(scope))
    .selectAll('thread')
    .select((eb) => [
      'person.name',
      'person.called',
      'person.address',
      'person.locale',
      'person.country',
      'volunteer.name as volunteer',
      eb
        .exists(
          eb
            .selectFrom('suppression')
            .select('suppression.at')
            .whereRef('suppression.programme_id', '=', 'person.programme_id')
            .whereRef('suppression.address', '=', 'person.address'),
        )
        .as('unreachable'),
      eb
        .selectFrom('application')
        .select('application.id')
        .whereRef('application.programme_id', '=', 'person.programme_id')
        .whereRef('application.person_id', '=', 'person.id')
        .orderBy('application.id', 'desc')
        .limit(1)
        .as('application'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  if (row.merged_into !== null) return { mergedInto: row.merged_into };
  return {
    id: row.id,
    subject: row.subject,
    state: row.state as ThreadState,
    private: row.private_at !== null,
    spam: row.spam_at !== null,
    assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.volunteer ?? '' },
    person: {
      id: row.person_id,
      name: row.name,
      called: row.called,
      address: seesAddresses(scope) ? row.address : '',
      locale: row.locale,
      country: row.country,
      unreachable: Boolean(row.unreachable),
      application: row.application ?? null,
    },
  };
}

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

/**
 * What was written in a thread, the oldest first; for those who may not see addresses without the one its author writes from. Asked
 * only for a thread that `threadFor` gave.
 */
export async function messagesOf(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  thread: number,
): Promise<ThreadMessage[]> {
  const rows = await ctx.db
    .selectFrom('thread_message')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'thread_message.programme_id')
        .onRef('person.id', '=', 'thread_message.author_id'),
    )
    .selectAll('thread_message')
    .select(['person.name', 'person.address'])
    .where('thread_message.programme_id', '=', programme)
    .where('thread_message.thread_id', '=', thread)
    .orderBy('thread_message.id')
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
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ThreadMessage['kind'],
    author: row.author_id === null ? null : { id: row.author_id, name: row.name ?? '' },
    channel: row.channel as ThreadMessage['channel'],
    body: shown(scope, row.address, row.body),
    whole: row.whole === null ? null : shown(scope, row.address, row.whole),
    verified: row.verified,
    at: row.at,
    pictures: pictures.filter(({ message }) => message === row.id),
    mail: mails.get(row.id) ?? null,
  }));
}

function shown(scope: InboxScope, address: string | null, text: string): string {
  if (address === null || seesAddresses(scope)) return text;
  return text.replaceAll(mention(address), '[…]');
}

/** Where the mails of answers have got to. */
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
    .where(
      'occasion',
      'in',
      messages.map((id) => `message:${id}`),
    )
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

/** Other threads that this one could be merged with: of the same person first, then the newest. */
export async function otherThreads(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  thread: Pick<OneThread, 'id' | 'private' | 'person'>,
): Promise<{ id: number; subject: string; name: string; address: string; lastAt: Date }[]> {
  const rows = await filtered(ctx, programme, scope, {})
    .select([
      'thread.id',
      'thread.subject',
      'person.name',
      'person.address',
      'thread.last_at as lastAt',
      'person.id as person',
    ])
    .where('thread.id', '!=', thread.id)
    .where('thread.private_at', thread.private ? 'is not' : 'is', null)
    .orderBy((eb) => eb('person.id', '=', thread.person.id), 'desc')
    .orderBy('thread.last_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ id, subject, name, address, lastAt }) => ({
    id,
    subject,
    name,
    address: seesAddresses(scope) ? address : '',
    lastAt,
  }));
}
