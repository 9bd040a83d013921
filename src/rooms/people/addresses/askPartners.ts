import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { addressChangeById } from './changeAddress.ts';
import { lockChange } from './lockPerson.ts';
import { OPENED, OTHER } from './offerWay.ts';

interface Of {
  programme: number;
  change: number;
  person: number;
}

/**
 * Asks everybody in a partnership with somebody, if it goes on or has letters, whether another address is theirs. Nobody is asked twice.
 * Answers how many have not said yes.
 */
export async function askPartners(ctx: Ctx, { programme, change, person }: Of): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into address_vouch (programme_id, change_id, person_id, asked_at)
    select distinct ${programme}::bigint, ${change}::bigint, o.person_id, ${ctx.clock.now()}::timestamptz
    from person cross join lateral (select m.* from ${OPENED}) m cross join lateral (select o.person_id from ${OTHER}) o
    where person.programme_id = ${programme} and person.id = ${person}
    on conflict do nothing returning person_id as id`.execute(ctx.db);
  await ctx.mailer.queue(
    ctx,
    rows.map(({ id }) => ({
      programme,
      kind: 'address-vouch' as const,
      occasion: `address-vouch:${change}`,
      person: id,
      data: { change },
    })),
  );
  const silent = await ctx.db
    .selectFrom('address_vouch')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('change_id', '=', change)
    .where(sql<boolean>`knows is not true`)
    .executeTakeFirstOrThrow();
  return Number(silent.count);
}

/** The change about which a partner is asked, with the name of the person whose address changes. Null once it is over. */
export async function changeToVouch(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, change, person }: Of,
): Promise<{ name: string } | null> {
  const found = await addressChangeById(ctx, programme, change);
  if (!found?.holdsAt) return null;
  const row = await ctx.db
    .selectFrom('address_vouch')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'address_vouch.programme_id').on('person.id', '=', found.person),
    )
    .select('person.name')
    .where('address_vouch.programme_id', '=', programme)
    .where('change_id', '=', change)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes whether a partner knows that this person reads the other address. */
export async function vouch(
  ctx: Ctx,
  input: Of & { knows: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'over' }> {
  const { programme, change, person, knows } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockChange(ctx, input);
    if (!(await changeToVouch(ctx, input))) return { ok: false, reason: 'over' };
    await ctx.db
      .updateTable('address_vouch')
      .set({ said_at: ctx.clock.now(), knows })
      .where('programme_id', '=', programme)
      .where('change_id', '=', change)
      .where('person_id', '=', person)
      .execute();
    return { ok: true };
  });
}
