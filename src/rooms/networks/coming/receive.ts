import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { markOf } from '../people/accounts.ts';
import type { Account } from '../people/accounts.ts';
import { countWaiting, placesOf } from './places.ts';
import type { Addressed, Destination } from './places.ts';

/** A post to an inbox as it came, with the headers that its signature covers. Nothing in it is verified yet. */
export interface Arrival extends Addressed {
  path: string;
  headers: Readonly<Record<string, string>>;
  signature: string;
  body: string;
  /** Whether it is signed with the key by which we know its sender. */
  isOf(known: Pick<Account, 'keyId' | 'pem'>): boolean;
}

/**
 * `full`: too many posts of that server, or of all servers, wait already; it tries again later. `nobody`: the post is for no connected
 * programme.
 */
type Receipt = 'taken' | 'full' | 'nobody';

/** Limits of waiting posts: of one server, so that its flood takes no room from others, and (`MOST`) of all servers. */
const MOST_OF_ONE = 300;
/** The limit of one server for posts signed with a known key. A server that somebody only pretends to be takes none of this room. */
const MOST_PROVEN = 3000;
const MOST = 20_000;

/**
 * Stores what other servers posted until it is looked at, in one turn of the database. A post that is here already is not stored again.
 * Returns one receipt for each post, in their order.
 */
export async function receivePosts(ctx: Ctx, arrivals: readonly Arrival[]): Promise<Receipt[]> {
  const places = await placesOf(ctx, arrivals, MOST_PROVEN);
  let all = await countWaiting(ctx, 2 * MOST);
  const more = new Map<string, number>();
  const kept: { programme: number; arrival: Arrival }[] = [];
  const receipts = arrivals.map((arrival, n): Receipt => {
    const own = places.filter((place) => place.n === n);
    let receipt: Receipt = own.length > 0 || arrival.own === null ? 'taken' : 'nobody';
    for (const place of own.filter(({ blocked }) => !blocked)) {
      const name = `${place.programme} ${arrival.host}`;
      const waiting = place.waiting + (more.get(name) ?? 0);
      if (!hasRoom(arrival, place, waiting, all)) receipt = 'full';
      else {
        kept.push({ programme: place.programme, arrival });
        more.set(name, (more.get(name) ?? 0) + 1);
        all++;
      }
    }
    return receipt;
  });
  if (kept.length > 0) await keep(ctx, kept);
  return receipts;
}

function hasRoom(arrival: Arrival, { known }: Destination, waiting: number, all: number): boolean {
  if (all >= 2 * MOST || waiting >= MOST_PROVEN) return false;
  if (waiting < MOST_OF_ONE && all < MOST) return true;
  return known !== null && arrival.isOf(known);
}

async function keep(ctx: Ctx, kept: readonly { programme: number; arrival: Arrival }[]): Promise<void> {
  const now = ctx.clock.now();
  const each = <T>(read: (one: (typeof kept)[number]) => T): T[] => kept.map(read);
  const marks = each(({ arrival }) => markOf(`${arrival.path} ${arrival.signature}`).toString('hex'));
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql`
      insert into network_received (programme_id, mark, host, path, headers, body, received_at, due_at)
      select programme, decode(mark, 'hex'), host, path, headers::jsonb, body, ${now}, ${now} from unnest(
        ${each(({ programme }) => programme)}::bigint[], ${marks}::text[], ${each(({ arrival }) => arrival.host)}::text[],
        ${each(({ arrival }) => arrival.path)}::text[], ${each(({ arrival }) => JSON.stringify(arrival.headers))}::text[],
        ${each(({ arrival }) => arrival.body)}::text[]) as t(programme, mark, host, path, headers, body)
      on conflict (programme_id, mark) do nothing returning id`.execute(ctx.db);
    if (rows.length > 0) await ctx.jobs.enqueue(ctx, 'networks-in', {});
  });
}
