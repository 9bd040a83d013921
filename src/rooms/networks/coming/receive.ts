import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { accountOf, isBlocked, markOf } from '../people/accounts.ts';
import type { Account } from '../people/accounts.ts';

/** A post to an inbox as it came, with the headers that its signature speaks of. Nothing in it is believed yet. */
export interface Arrival {
  programme: number;
  /** The server whose key it says to be signed with, and who says to act. */
  host: string;
  actor: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  signature: string;
  body: string;
}

/** Posts of one server that may wait, so that a flood of one uses up nothing of others', and of all together. */
const MOST_OF_ONE = 300;
/** The same when they are signed with the key of somebody who is known: who pretends to be of a server takes nothing of its room. */
const MOST_PROVEN = 3000;
const MOST = 20_000;

/**
 * Keeps what another server posted until it is looked at; the same again is the one that is here. `full`: of that server, or of all, too many
 * wait already, and it tries again later. `isOf` says whether it is signed with somebody's key.
 */
export async function receivePost(
  ctx: Ctx,
  arrival: Arrival,
  isOf: (account: Account) => boolean = () => false,
): Promise<'taken' | 'full' | 'unwanted'> {
  const { programme, host, actor } = arrival;
  if (await isBlocked(ctx, programme, host)) return 'unwanted';
  const { rows } = await sql<{ own: number; all: number }>`
    select (select count(*)::int from (select from network_received where programme_id = ${programme} and host = ${host} limit ${MOST_PROVEN}) one) as own,
      (select count(*)::int from (select from network_received where due_at < 'infinity' limit ${2 * MOST}) every) as all`.execute(
    ctx.db,
  );
  const { own, all } = rows[0]!;
  if (all >= 2 * MOST || own >= MOST_PROVEN) return 'full';
  if (own >= MOST_OF_ONE || all >= MOST) {
    const known = await accountOf(ctx, { programme, actor });
    if (!known || !isOf(known)) return 'full';
  }
  const now = ctx.clock.now();
  await inTransaction(ctx, async (ctx) => {
    const made = await ctx.db
      .insertInto('network_received')
      .values({
        programme_id: programme,
        mark: markOf(`${arrival.path} ${arrival.signature}`),
        host,
        path: arrival.path,
        headers: json(arrival.headers),
        body: arrival.body,
        received_at: now,
        due_at: now,
      })
      .onConflict((c) => c.columns(['programme_id', 'mark']).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await ctx.jobs.enqueue(ctx, 'networks-in', {});
  });
  return 'taken';
}
