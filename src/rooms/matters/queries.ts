import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';

export interface Matter {
  id: number;
  kind: string;
  subject: { kind: string; id: number };
  round: number | null;
  country: string | null;
  /** 0 whenever there is time, 1 this week, 2 today, 3 a person may be in danger. */
  urgency: number;
  data: Record<string, unknown>;
  since: Date;
  assignedTo: { id: number; name: string } | null;
}

/** What somebody may see of the work list: kinds everywhere, and kinds of some countries only. */
export interface MatterScope {
  kinds: readonly string[];
  ofCountries: readonly string[];
  countries: readonly string[];
}

const MATTERS_SHOWN = 200;

/** The open matters within a scope, the most urgent first and the oldest of them before the others. */
export async function openMatters(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: MatterScope,
): Promise<Matter[]> {
  const rows = await ctx.db
    .selectFrom('matter')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'matter.programme_id')
        .onRef('person.id', '=', 'matter.assigned_to'),
    )
    .selectAll('matter')
    .select(['person.name as assigned_name'])
    .where('matter.programme_id', '=', programme)
    .where('closed_at', 'is', null)
    .where(within(scope))
    .orderBy('urgency', 'desc')
    .orderBy('since')
    .orderBy('matter.id')
    .limit(MATTERS_SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    round: row.round_id,
    country: row.country,
    urgency: row.urgency,
    data: row.data,
    since: row.since,
    assignedTo: row.assigned_to === null ? null : { id: row.assigned_to, name: row.assigned_name ?? '' },
  }));
}

export async function countMatters(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: MatterScope,
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('matter.programme_id', '=', programme)
    .where('closed_at', 'is', null)
    .where(within(scope))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The condition of a scope; an empty one lets nothing through. */
export function within(scope: MatterScope) {
  return (eb: ExpressionBuilder<Pick<Schema, 'matter'>, 'matter'>): Expression<SqlBool> => {
    const any: Expression<SqlBool>[] = [];
    if (scope.kinds.length > 0) any.push(eb('matter.kind', 'in', scope.kinds));
    if (scope.ofCountries.length > 0 && scope.countries.length > 0)
      any.push(
        eb.and([eb('matter.kind', 'in', scope.ofCountries), eb('matter.country', 'in', scope.countries)]),
      );
    return any.length > 0 ? eb.or(any) : eb.val(false);
  };
}
