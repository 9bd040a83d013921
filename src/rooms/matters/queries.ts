import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import type { Sees } from '../log/index.ts';
import { readPayload } from '../../lib/shape.ts';
import type { MatterBrought, MatterKind, ReadMatter } from '../kinds.ts';
import { anyOf } from '../../db/anyOf.ts';
import { thereIs } from '../../db/thereIs.ts';

interface Row {
  id: number;
  subject: { kind: string; id: number };
  round: number | null;
  country: string | null;
  /** 0 whenever there is time, 1 this week, 2 today, 3 a person may be in danger. */
  urgency: number;
  since: Date;
  assignedTo: { id: number; name: string } | null;
}

export type Matter<K extends MatterKind = MatterKind> = Row & ReadMatter<K>;

/** The part of the work list that a person may see: some kinds everywhere, and some kinds for certain countries only. */
export interface MatterScope {
  kinds: readonly string[];
  ofCountries: readonly string[];
  countries: readonly string[];
  /** For kinds in which some matters are kept from people who see the kind: the condition under which a person sees a matter's subject. */
  subjects?: Partial<Record<MatterKind, Sees>>;
}

const MATTERS_SHOWN = 200;

/** The open matters within a scope, the most urgent first, and of equally urgent ones the oldest first; with `among` only those. */
export async function openMatters(
  ctx: Pick<Ctx, 'db' | 'brought'>,
  programme: number,
  scope: MatterScope,
  among?: readonly number[],
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
    .where(inScope(scope))
    .$if(among !== undefined, (query) => query.where('matter.id', '=', anyOf([...among!])))
    .orderBy('urgency', 'desc')
    .orderBy('since')
    .orderBy('matter.id')
    .limit(MATTERS_SHOWN)
    .execute();
  return rows.map((row) =>
    Object.assign(
      {
        id: row.id,
        subject: { kind: row.subject_kind, id: row.subject_id },
        round: row.round_id,
        country: row.country,
        urgency: row.urgency,
        since: row.since,
        assignedTo: row.assigned_to === null ? null : { id: row.assigned_to, name: row.assigned_name ?? '' },
      },
      readMatter(ctx, row),
    ),
  );
}

/** The data of a row, typed by its kind. */
function readMatter({ brought }: Pick<Ctx, 'brought'>, row: { kind: string; data: unknown }): ReadMatter {
  const kind = row.kind as MatterKind;
  // The kind may come from an older version and not exist any more.
  const terms: MatterBrought | undefined = brought.matters[kind];
  return { kind, data: readPayload(terms?.data ?? {}, row.data) } as ReadMatter;
}

/** The number of open matters of each kind within a scope, for use within a query. */
export const openByKind = (db: Kysely<Schema>, programme: number, scope: MatterScope) =>
  db
    .selectFrom('matter')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
    .where('matter.programme_id', '=', programme)
    .where('closed_at', 'is', null)
    .where(inScope(scope))
    .groupBy('kind');

/** The condition of a scope; an empty scope lets nothing through. */
export function inScope(scope: MatterScope) {
  return (eb: ExpressionBuilder<Pick<Schema, 'matter'>, 'matter'>): Expression<SqlBool> => {
    const any: Expression<SqlBool>[] = [];
    if (scope.kinds.length > 0) any.push(eb('matter.kind', '=', anyOf(scope.kinds)));
    if (scope.ofCountries.length > 0 && scope.countries.length > 0)
      any.push(
        eb.and([
          eb('matter.kind', '=', anyOf(scope.ofCountries)),
          eb('matter.country', '=', anyOf(scope.countries)),
        ]),
      );
    return any.length > 0 ? eb.and([eb.or(any), ...shown(scope)]) : eb.val(false);
  };
}

/** The conditions that a matter, by its row, is not one of those that this scope hides. */
const shown = ({ subjects = {} }: MatterScope): RawBuilder<SqlBool>[] =>
  Object.entries(subjects).map(
    ([kind, sees]) =>
      // A subselect for each row: with a plain condition the planner would read everything that is hidden from somebody, in all programmes.
      sql<SqlBool>`(matter.kind <> ${kind} or (select ${sees(sql`matter.programme_id`, sql`matter.subject_id`)}))`,
  );

/** Whether a scope may see a matter, open or closed, for the lines of the log about it. */
export const seesMatter =
  (scope: MatterScope): Sees =>
  (programme, id) =>
    sql`not ${thereIs(sql`select from matter where matter.programme_id = ${programme} and matter.id = ${id}
      and not (${sql.join([sql`true`, ...shown(scope)], sql` and `)})`)}`;
