import { sql } from 'kysely';
import type { Filling } from './fill.ts';
import { realColumns } from './schema.ts';

/**
 * Every row of every table except the log. Counts of a round and of waiting mails have one row for each change, so their sums are given.
 */
export async function dumped({ ctx }: Filling): Promise<Record<string, string[]>> {
  const tables = new Set((await realColumns(ctx.db)).map(({ table }) => table));
  const dump: Record<string, string[]> = {};
  for (const table of tables) {
    if (table === 'event') continue;
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
      ctx.db,
    );
    dump[table] = rows.map(({ row }) => row).toSorted();
  }
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', programme_id, round_id, standing, country, zone, gone, sum(people)) as row from head_count
    group by programme_id, round_id, standing, country, zone, gone having sum(people) <> 0`.execute(ctx.db);
  dump['head_count'] = rows.map(({ row }) => row).toSorted();
  const { rows: mails } = await sql<{ row: string }>`
    select concat_ws(' ', programme_id, kind, private, occasion, state, sum(mails)) as row from mail_group
    group by programme_id, kind, private, occasion, state having sum(mails) <> 0`.execute(ctx.db);
  dump['mail_group'] = mails.map(({ row }) => row).toSorted();
  return dump;
}

/** Vera under another address, which she has proved to be hers. */
export async function otherVera({ ctx, programme }: Filling): Promise<number> {
  const address = 'vera.quill@other.example';
  const account = await ctx.db
    .insertInto('account')
    .values({ address, created_at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await ctx.db
    .insertInto('person')
    .values({
      programme_id: programme,
      account_id: account.id,
      address,
      address_confirmed_at: ctx.clock.now(),
      name: 'Quill, Vera',
      locale: 'en',
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Tomás makes the two one person, who keeps the other address. */
export const asked = ({ programme, her, cast }: Filling, kept: number) => ({
  programme,
  actor: { kind: 'person', id: cast.people.tomas } as const,
  kept,
  gone: her.id,
  proven: true,
  isKeeper: true,
  withdraws: true,
  mayGiveRoles: true,
  volunteer: cast.people.tomas,
});
