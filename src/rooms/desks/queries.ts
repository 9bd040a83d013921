import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** A view that volunteers share. */
interface KeptView {
  id: number;
  name: string;
  /** The query of its address. */
  query: string;
  by: number;
}

export interface OwnWay {
  /** The columns that they want to see; null for the columns that the list has by default. */
  columns: string[] | null;
  views: KeptView[];
}

/** How one volunteer sees a list, and the views of it that all volunteers share. */
export async function ownWay(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; person: number | null; list: string },
): Promise<OwnWay> {
  const { rows } = await sql<OwnWay>`select * from ${ownWayRows(of)} one`.execute(ctx.db);
  return rows[0]!;
}

/** The same as a row, to be read `together` with others. */
export const ownWayRows = ({
  programme,
  person,
  list,
}: {
  programme: number;
  person: number | null;
  list: string;
}) =>
  sql<OwnWay>`(
    select (select columns from list_columns
        where programme_id = ${programme} and person_id = ${person} and list = ${list}) as columns,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'query', query, 'by', kept_by) order by id), '[]')
        from list_view where programme_id = ${programme} and list = ${list}) as views)`;
