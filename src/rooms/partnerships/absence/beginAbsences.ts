import { sql } from 'kysely';
import { instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import type { Ctx } from '../../ctx.ts';
import { declareAbsence } from './declareAbsence.ts';

interface Told {
  programme: number;
  person: number;
  zone: string;
  value: unknown;
  /** When they last said that they were away, or changed it. */
  saidAt: Date | null;
}

/**
 * Declares, on its first day, an absence that a member of some partnerships told in their application: partners hear until when. Not
 * when they have said since then whether they are away.
 */
export async function beginAbsences(
  ctx: Ctx,
  pairs: readonly { programme: number; id: number }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const { rows } = await sql<Told>`
    select m.programme_id as programme, m.person_id as person, coalesce(person.zone, programme.zone) as zone, x.value,
      (select max(a.said_at) from absence a where a.programme_id = m.programme_id and a.person_id = m.person_id) as "saidAt"
    from unnest(${pairs.map(({ programme }) => programme)}::bigint[], ${pairs.map(({ id }) => id)}::bigint[]) as one (programme, id)
    join membership m on m.programme_id = one.programme and m.partnership_id = one.id and m.left_at is null
    join programme on programme.id = m.programme_id
    join person on person.programme_id = m.programme_id and person.id = m.person_id
    join application p on p.programme_id = m.programme_id and p.round_id = m.round_id and p.person_id = m.person_id
    join answer x on x.programme_id = p.programme_id and x.application_id = p.id
    join question q on q.programme_id = x.programme_id and q.id = x.question_id and q.type = 'absences'
    join round_question asked on asked.programme_id = q.programme_id and asked.round_id = m.round_id and asked.question_id = q.id
    join question_version wording on wording.programme_id = q.programme_id and wording.question_id = q.id
      and wording.version = asked.version and wording.shown_to_partner`.execute(ctx.db);
  for (const { programme, person, zone, value, saidAt } of rows) {
    const today = instantToWall(ctx.clock.now(), zone).slice(0, 10);
    const now = spans(value).find(({ from, until }) => from <= today && today <= until);
    if (!now || (saidAt && saidAt >= wallToInstant(`${now.from}T00:00`, zone))) continue;
    await declareAbsence(ctx, { programme, person, until: now.until });
  }
}

/** The absences of an answer; nothing of what is none. */
function spans(value: unknown): { from: string; until: string }[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((one) => {
    const { from, until } = (one ?? {}) as { from?: unknown; until?: unknown };
    return typeof from === 'string' && typeof until === 'string' ? [{ from, until }] : [];
  });
}
