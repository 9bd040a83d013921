import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Numbers of addresses by their domain. */
export type ByDomain = ReadonlyMap<string, number>;

/** How many addresses were refused in these words since then. */
export async function countRefused(ctx: Ctx, wording: string, since: Date): Promise<ByDomain> {
  const { rows } = await sql<Row>`
    select split_part(address, '@', 2) as domain, count(distinct address)::int as addresses
    from mail_refusal join outbox on outbox.programme_id = mail_refusal.programme_id and outbox.id = outbox_id
    where wording = ${wording} and at > ${since}
    group by 1`.execute(ctx.db);
  return byDomain(rows);
}

/** How many addresses were tried since then, with success or without. Looks at every mail of that time: half a second for 100,000. */
export async function countTried(ctx: Ctx, since: Date): Promise<ByDomain> {
  const { rows } = await sql<Row>`
    select split_part(address, '@', 2) as domain, count(distinct address)::int as addresses
    from (
      select address from outbox where sent_at > ${since}
      union all
      select address from mail_refusal
        join outbox on outbox.programme_id = mail_refusal.programme_id and outbox.id = outbox_id
      where at > ${since}
    ) as tries
    group by 1`.execute(ctx.db);
  return byDomain(rows);
}

interface Row {
  domain: string;
  addresses: number;
}

const byDomain = (rows: readonly Row[]): ByDomain =>
  new Map(rows.map(({ domain, addresses }) => [domain, addresses]));
