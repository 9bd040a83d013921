import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { operatorAt, operatorsApart } from '../../partnerships/index.ts';
import { volunteersOf } from '../../people/index.ts';
import type { Volunteer } from '../../people/index.ts';
import { everPartners } from './everPartners.ts';
import { readersOfPrivate } from './readsPrivate.ts';
import { setThread } from '../threadRows.ts';
import type { ThreadRow } from '../threadRows.ts';
import { mailLast } from '../volunteers/tellVolunteers.ts';

/** The people who would read a thread if it were handed to safeguarding. */
export interface PrivateReach {
  guards: { id: number; name: string }[];
  /** Only when everybody in safeguarding is a person it is about. */
  operators: { address: string; name: string }[];
  about: number[];
}

/**
 * The people who would read a thread with somebody once it is private: safeguarding, without the people it is about (if in doubt the
 * person's partners, and everybody `named`). The operators when nobody in safeguarding is left. Nobody while the programme has no
 * safeguarding.
 */
export async function privateReach(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  by: number,
  named: readonly number[] = [],
): Promise<PrivateReach> {
  const person = { programme: sql`${programme}::bigint`, person: sql`${by}::bigint` };
  const { rows } = await sql<{ ever: number[] }>`select ${everPartners(person)} as ever`.execute(ctx.db);
  const about = [...new Set([...rows[0]!.ever, ...named])];
  return reachAbout(ctx, programme, { by, about, volunteers: await volunteersOf(ctx, programme) });
}

/** The same for a caller who has already read the people it would be about, and the volunteers. */
export async function reachAbout(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { by, about, volunteers }: { by: number; about: number[]; volunteers: readonly Volunteer[] },
): Promise<PrivateReach> {
  const all = volunteers.filter(({ role }) => role === 'safeguarding');
  const guards = all
    .filter(({ person }) => person !== by && !about.includes(person))
    .map(({ person, name, address }) => ({ id: person, name: name || address }));
  const isHeard = guards.length > 0 || all.length === 0;
  return { guards, operators: isHeard ? [] : await operatorsApart(ctx, programme, { by, about }), about };
}

/** Restricts a thread to its readers (`privateReach`) from now on. Returns null, and does nothing, when nobody would read it. */
export async function makePrivate(
  ctx: Ctx,
  thread: Pick<ThreadRow, 'programme_id' | 'id' | 'person_id'>,
  named: readonly number[] = [],
): Promise<{ private_at: Date; operators_at: Date | null } | null> {
  const { programme_id: programme } = thread;
  const { guards, operators, about } = await privateReach(ctx, programme, thread.person_id, named);
  if (guards.length === 0 && operators.length === 0) return null;
  const now = ctx.clock.now();
  const sealed = { private_at: now, operators_at: operators.length > 0 ? now : null };
  await setThread(ctx, thread, sealed);
  if (about.length > 0)
    await sql`
      insert into thread_about (programme_id, thread_id, person_id, account_id)
      select programme_id, ${thread.id}, id, account_id from person
      where programme_id = ${programme} and id = any(${sql.val(about)})
      on conflict do nothing`.execute(ctx.db);
  for (const { address } of operators) await operatorAt(ctx, programme, address);
  return sealed;
}

/** Opens threads that were handed to safeguarding, and that nobody there can read any more, to the operators. */
export async function passOnPrivateThreads(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; id: number; by: number; about: number[] }>`
    select thread.programme_id as programme, thread.id, thread.person_id as by, array(
      select a.person_id from thread_about a where a.programme_id = thread.programme_id and a.thread_id = thread.id) as about
    from thread
    where private_at is not null and concern_id is null and operators_at is null and state <> 'closed'
      and merged_into is null and not exists (
        select from role r where r.programme_id = thread.programme_id and r.role = 'safeguarding' and r.ended_at is null
          and r.person_id <> thread.person_id
          and not exists (select from thread_about a
            where a.programme_id = thread.programme_id and a.thread_id = thread.id and a.person_id = r.person_id))
    -- Those for whom there is no operator now keep none of the others waiting.
    order by random()`.execute(ctx.db);
  for (const { programme, id, by, about } of whileTime(ctx, rows))
    await inTransaction(ctx, async (ctx) => {
      const operators = await operatorsApart(ctx, programme, { by, about });
      if (operators.length === 0) return;
      await setThread(
        ctx,
        { programme_id: programme, id },
        { operators_at: ctx.clock.now(), assigned_to: null },
      );
      for (const { address } of operators) await operatorAt(ctx, programme, address);
      const readers = await readersOfPrivate(ctx, programme, id);
      await mailLast(
        ctx,
        { programme_id: programme, id },
        readers.map((reader) => reader.id),
      );
    });
}
