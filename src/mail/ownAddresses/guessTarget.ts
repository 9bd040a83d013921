import { anyOf } from '../../db/anyOf.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { ReplyKind } from '../../rooms/kinds.ts';
import type { Message } from '../in/message/index.ts';
import { mails } from '../out/registry.ts';
import type { Target } from './replyAddress.ts';
import { inboxOf, programmesAt } from './readTarget.ts';

/**
 * Guesses what a mail to a general address is about: the programme whose mail it answers, or the one that knows its writer, or the only
 * programme.
 */
export async function guessTarget(ctx: Ctx, message: Message): Promise<Target | null> {
  const answered = await answeredIn(ctx, message);
  if (answered !== null) return inboxOf(answered);
  const known = await ctx.db
    .selectFrom('person')
    .select('programme_id')
    .distinct()
    .where('address', '=', normaliseAddress(message.from?.address ?? '') ?? '')
    .where('erased_at', 'is', null)
    .limit(2)
    .execute();
  const programme = known.length === 1 ? known[0]!.programme_id : await onlyProgramme(ctx);
  return programme === null ? null : inboxOf(programme);
}

/**
 * The one among several programmes with the same own address that a mail there is for: the programme whose mail it answers, or else the one
 * that knows its writer. If several know the writer, the one that mailed them last. Null when nothing tells, or when no other programme has
 * that address.
 */
export async function sharedTarget(ctx: Ctx, to: string, message: Message): Promise<Target | null> {
  const sharing = await programmesAt(ctx, normaliseAddress(to) ?? '');
  if (sharing.length < 2) return null;
  const answered = await answeredIn(ctx, message, sharing);
  if (answered !== null) return inboxOf(answered);
  const known = await ctx.db
    .selectFrom('person')
    .select('person.programme_id')
    .select((eb) =>
      eb
        .selectFrom('outbox')
        .select((eb) => eb.fn.max('outbox.id').as('id'))
        .whereRef('outbox.programme_id', '=', 'person.programme_id')
        .whereRef('outbox.person_id', '=', 'person.id')
        .as('mailed'),
    )
    .where('person.programme_id', '=', anyOf(sharing))
    .where('address', '=', normaliseAddress(message.from?.address ?? '') ?? '')
    .where('erased_at', 'is', null)
    .orderBy('mailed', (order) => order.desc().nullsLast())
    .orderBy('person.programme_id')
    .executeTakeFirst();
  return known ? inboxOf(known.programme_id) : null;
}

/** The programme (one of `among`, if given) whose mail this one answers; null when it answers none of ours. */
async function answeredIn(ctx: Ctx, message: Message, among?: readonly number[]): Promise<number | null> {
  const references = [message.inReplyTo, ...message.references].filter(Boolean);
  if (references.length === 0) return null;
  const row = await ctx.db
    .selectFrom('outbox')
    .select('programme_id')
    .where('message_id', '=', anyOf(references))
    .$if(among !== undefined, (query) => query.where('programme_id', '=', anyOf(among ?? [])))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.programme_id ?? null;
}

/** Answers that only a concern's few readers may see, and those that make an address somebody's. */
const NOT_FOR_ALL: ReadonlySet<ReplyKind> = new Set(['address', 'appeal', 'concern', 'guard']);

/**
 * The target of the mail that this mail answers, if that one was about a concern or an address. Anybody may name such a mail, so this one
 * has to be proven.
 */
export async function asksFew(ctx: Ctx, programme: number, message: Message): Promise<Target | null> {
  const references = [message.inReplyTo, ...message.references].filter(Boolean);
  if (references.length === 0) return null;
  const answered = await ctx.db
    .selectFrom('outbox')
    .select(['person_id as person', 'kind', 'data'])
    .where('programme_id', '=', programme)
    .where('message_id', '=', anyOf(references))
    .orderBy('id', 'desc')
    .execute();
  for (const { person, kind, data } of answered) {
    const target = mails.get(kind)?.answer?.(data);
    if (target && NOT_FOR_ALL.has(target.kind)) return { ...target, programme, person, mustProve: true };
  }
  return null;
}

/** The programme of an installation that has only one; null otherwise. */
export async function onlyProgramme(ctx: Ctx): Promise<number | null> {
  const rows = await ctx.db.selectFrom('programme').select('id').limit(2).execute();
  return rows.length === 1 ? rows[0]!.id : null;
}
