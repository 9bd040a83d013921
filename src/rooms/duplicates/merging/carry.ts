import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { BY, claimed } from '../../claim.ts';
import type { Carrying, Table } from '../../claim.ts';
import type { Ctx } from '../../ctx.ts';
import type { Changed } from '../../../db/schema.ts';
import { changeRows, copyRows, uniqueWith } from './changeRows.ts';

type Two = Pick<Carrying, 'programme' | 'kept' | 'gone' | 'proven' | 'isKeeper'>;

/** Carries everything of one person over to another, table by table as the claims say, and returns every change. */
export async function carryAll(ctx: Pick<Ctx, 'db' | 'clock' | 'brought'>, two: Two): Promise<Changed[]> {
  const changes: Changed[] = [];
  for (const [table, claim] of claimed(ctx.brought.claims)) {
    const carry = carrying(ctx, two, table, changes);
    if (typeof claim.merged === 'function') await claim.merged(carry);
    else if (!claim.merged)
      for (const [column, [identity, fate]] of Object.entries(claim.who)) {
        const isThere = fate !== BY && (identity === 'person' || identity === 'liker');
        if (isThere) await carry.move(column);
      }
  }
  return changes;
}

function carrying(
  ctx: Pick<Ctx, 'db' | 'clock' | 'brought'>,
  two: Two,
  table: Table,
  changes: Changed[],
): Carrying {
  const { programme, kept, gone } = two;
  const { who } = Object.fromEntries(claimed(ctx.brought.claims))[table]!;
  const change: Carrying['change'] = async (set, which) => {
    const isOfProgramme = table === 'sign_in_identity' ? sql`true` : sql`t.programme_id = ${programme}`;
    const changed = await changeRows(ctx, table, set, sql`${isOfProgramme} and (${which})`);
    if (changed.rows.length > 0) changes.push(changed);
  };
  return {
    ...two,
    now: ctx.clock.now(),
    change,
    copy: async (into, column) => {
      const copied = await copyRows(ctx, into, { column, from: gone.id, to: kept.id });
      if (copied.rows.length > 0) changes.push(copied);
    },
    move: async (column, { only = sql`true`, set = {} } = {}) => {
      const isLiker = who[column]?.[0] === 'liker';
      const of = ({ id }: { id: number }): RawBuilder<unknown> =>
        isLiker ? sql`${`p:${id}`}` : sql`${id}::bigint`;
      const stands = (await uniqueWith(ctx, table, column)).map(({ others, only: condition }) => {
        const holds = condition === null ? sql`true` : sql.raw(condition);
        const alike = others.map((other) => sql`own.${sql.ref(other)} = t.${sql.ref(other)}`);
        return sql`not (exists (select from (select t.*) this where ${holds}) and exists (
          select from ${sql.table(table)} own where own.${sql.ref(column)} = ${of(kept)} and ${sql.join(alike, sql` and `)} and ${holds}))`;
      });
      const free = stands.length === 0 ? sql`true` : sql.join(stands, sql` and `);
      await change(
        { [column]: of(kept), ...set },
        sql`t.${sql.ref(column)} = ${of(gone)} and ${only} and ${free}`,
      );
    },
  };
}
