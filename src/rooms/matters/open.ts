import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import type { GivenMatter } from '../kinds.ts';

type NewMatter = GivenMatter & {
  programme: number;
  subject: readonly [kind: string, id: number];
  round?: number | null;
  /** The country of the person concerned, so that its ambassador sees the matter; null for matters of the whole programme. */
  country?: string | null;
  /** 0 whenever there is time, 1 this week, 2 today, 3 a person may be in danger. */
  urgency?: 0 | 1 | 2 | 3;
};

/** Puts a matter on the work list; one that is open already stays as it is. */
export async function openMatter(ctx: Ctx, matter: NewMatter): Promise<void> {
  await ctx.db
    .insertInto('matter')
    .values({
      programme_id: matter.programme,
      kind: matter.kind,
      subject_kind: matter.subject[0],
      subject_id: matter.subject[1],
      round_id: matter.round ?? null,
      country: matter.country ?? null,
      urgency: matter.urgency ?? 1,
      data: json(matter.data ?? {}),
      since: ctx.clock.now(),
    })
    .onConflict((c) =>
      c
        .columns(['programme_id', 'kind', 'subject_kind', 'subject_id'])
        .where('closed_at', 'is', null)
        .doNothing(),
    )
    .execute();
}

/** Puts a matter of the whole programme on the work list for each of several things; one that is open already stays as it is. */
export async function openMatterForEach(
  ctx: Ctx,
  matter: Pick<NewMatter, 'programme' | 'kind' | 'urgency'> & {
    subjects: readonly [kind: string, ids: readonly number[]];
  },
): Promise<void> {
  const { programme, kind, urgency = 1 } = matter;
  const [subject, ids] = matter.subjects;
  await sql`
    insert into matter (programme_id, kind, subject_kind, subject_id, urgency, data, since)
    select ${programme}, ${kind}, ${subject}, id, ${urgency}, '{}', ${ctx.clock.now()} from unnest(${ids}::bigint[]) as own (id)
    on conflict (programme_id, kind, subject_kind, subject_id) where closed_at is null do nothing`.execute(
    ctx.db,
  );
}
