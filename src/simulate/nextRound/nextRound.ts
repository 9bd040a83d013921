import { sql } from 'kysely';
import { libraryForm } from '../../../sample/libraryOptions.ts';
import { sampleRound } from '../../../sample/round.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { createRound, publishRound, roundById } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';

/** Plans the next round and publishes it: it opens on the following Monday, with the same form. */
export async function planNext(ctx: Ctx, before: Round): Promise<Round> {
  const programme = before.programme_id;
  const actor = { kind: 'command' } as const;
  const plan = sampleRound(ctx.clock.now(), before.dates.opens.zone);
  const made = await createRound(ctx, { programme, actor, ...plan, form: libraryForm });
  if (!made.ok) throw new Error(`the next round was refused: ${made.reason}`);
  await publishRound(ctx, { programme, actor, round: made.round.id });
  return roundById(ctx, programme, made.round.id);
}

/**
 * People whose last choice was the next round (a mail said that they come first in it), who have no partner, and who left none themselves.
 */
export async function choseNext(
  ctx: Pick<Ctx, 'db'>,
  { programme_id: programme, id: round }: Round,
): Promise<number[]> {
  const { rows } = await sql<{ person: number }>`
    select a.person_id as person from application a
    where a.programme_id = ${programme} and a.round_id = ${round}
      and (select e.data ->> 'choice' from event e where e.programme_id = a.programme_id and e.kind = 'waiting-chosen'
        and e.subject_kind = 'application' and e.subject_id = a.id order by e.at desc, e.id desc limit 1) = 'next'
      and not exists (select from membership m where m.programme_id = a.programme_id and m.round_id = a.round_id
        and m.person_id = a.person_id and (m.left_at is null or exists (
          select from event e where e.programme_id = m.programme_id and e.kind = 'partnership-left'
            and e.data ->> 'person' = m.person_id::text)))
    order by a.person_id`.execute(ctx.db);
  return rows.map(({ person }) => person);
}

/** When the last kept answers are deleted; null when nobody asked to keep any. */
export async function lastKept(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(until) as until from kept_form where programme_id = ${programme}`.execute(ctx.db);
  return rows[0]?.until ?? null;
}
