import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { BulkKind } from '../kinds.ts';

/** The progress of an act on several. */
export interface Progress {
  id: number;
  kind: BulkKind;
  list: string;
  query: string;
  isDone: boolean;
  /** The one who did it. */
  by: { kind: string; id: number | null };
  /** The act that this one takes back; null when it takes none back. */
  undoes: number | null;
  /** Whether it was taken back, or is being taken back. */
  isUndone: boolean;
  waits: number;
  done: number;
  /** For how many things something else was done in place of the act, by the word for it. */
  instead: Readonly<Record<string, number>>;
  /** The number of things for which it was refused. */
  left: number;
  /** Those things, with the reason; a thousand at most. */
  refused: { id: number; reason: string }[];
}

/** The act with this number; null when there is none, or when it was forgotten long ago. */
export async function bulkProgress(
  ctx: Pick<Ctx, 'db'>,
  { programme, act }: { programme: number; act: number },
): Promise<Progress | null> {
  const { rows } = await sql<Progress>`
    select a.id, a.kind, a.list, a.query, a.done_at is not null as "isDone", a.undoes,
      json_build_object('kind', a.actor_kind, 'id', a.actor_id) as by,
      exists (select from bulk_act b where b.programme_id = a.programme_id and b.undoes = a.id) as "isUndone",
      (select count(*)::int from bulk_item i where i.programme_id = a.programme_id and i.act_id = a.id and i.state = 'waits') as waits,
      (select count(*)::int from bulk_item i where i.programme_id = a.programme_id and i.act_id = a.id and i.state = 'done') as done,
      (select count(*)::int from bulk_item i where i.programme_id = a.programme_id and i.act_id = a.id and i.state = 'refused') as "left",
      (select coalesce(json_object_agg(reason, many), '{}') from (
        select reason, count(*)::int as many from bulk_item i
        where i.programme_id = a.programme_id and i.act_id = a.id and i.state = 'done' and i.reason <> '' group by reason) so) as instead,
      (select coalesce(json_agg(json_build_object('id', subject_id, 'reason', reason)), '[]') from (
        select subject_id, reason from bulk_item i
        where i.programme_id = a.programme_id and i.act_id = a.id and i.state = 'refused' order by i.id limit 1000) told) as refused
    from bulk_act a where a.programme_id = ${programme} and a.id = ${act}`.execute(ctx.db);
  return rows[0] ?? null;
}
