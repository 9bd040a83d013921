import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { often } from '../../db/often.ts';
import type { Ctx } from '../ctx.ts';
import { OFFERS } from './rules.ts';
import type { Offer, Subscription } from './rules.ts';

/** The subscriptions that a person has and did not stop, in the order of `OFFERS`; openings of rounds only while they are still to come. */
export async function subscriptionsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<Offer[]> {
  const rows = await wanted(ctx.db, programme, person);
  const has = (kind: Subscription): boolean => rows.some((row) => row.kind === kind);
  const whole = rows.some(({ everything }) => everything);
  return OFFERS.filter((offer) => (offer === 'essays' ? has('topics') && whole : has(offer)));
}

const wanted = often(
  (_, programme: number, person: number) => sql<{ kind: Subscription; everything: boolean }>`
    select s.kind, coalesce(r.everything, false) as everything
    from subscription s
    left join mail_rhythm r on r.programme_id = s.programme_id and r.person_id = s.person_id
    where s.programme_id = ${programme} and s.person_id = ${person} and s.told_at is null and ${isWanted}`,
);

/** The people who want mails of a kind: they asked for it and have not stopped it. */
export async function readersWho(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  kind: Subscription,
  among?: readonly number[],
): Promise<number[]> {
  const { rows } = await readerRows(programme, kind, among).execute(ctx.db);
  return rows.map(({ person }) => person);
}

/** The same for use within a query. */
export const readerRows = (programme: number, kind: Subscription, among?: readonly number[]) => sql<{
  person: number;
}>`(
  select s.person_id as person from subscription s
  where s.programme_id = ${programme} and s.kind = ${kind} and s.told_at is null and ${isWanted}
    ${among ? sql`and s.person_id = ${anyOf(among)}` : sql``}
  order by s.person_id)`;

const isWanted = sql`not exists (select from unsubscription u
  where u.programme_id = s.programme_id and u.person_id = s.person_id and u.category = s.kind)`;
