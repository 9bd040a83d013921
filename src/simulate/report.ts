import { sql } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { totalOf } from './violations.ts';
import type { Violations } from './violations.ts';

export interface Report {
  applied: number;
  confirmed: number;
  matched: number;
  trios: number;
  /** Confirmed people without a partner, by the reason they were told. */
  unmatched: Record<string, number>;
  /** Mails that left, by kind. */
  mails: Record<string, number>;
  letters: number;
  /** The worst day of each rule. */
  violations: Violations;
  /** Mails that arrived more than once, or left and never arrived. */
  mailsAstray: number;
}

/** People without a partner after the publication, by the reason they were told. */
export async function unmatchedBy(
  ctx: Pick<Ctx, 'db'>,
  { programme_id: programme, id: round }: Round,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ reason: string; n: number }>`
    select coalesce(u.reasons->>'reason', 'none') as reason, count(*)::int as n
    from unmatched u where u.programme_id = ${programme} and u.round_id = ${round} group by 1 order by 1`.execute(
    ctx.db,
  );
  return Object.fromEntries(rows.map((row) => [row.reason, row.n]));
}

/** The result of a round, from its tables. `arrived` is how often the sink received each Message-ID. */
export async function reportOf(
  ctx: Pick<Ctx, 'db'>,
  { programme_id: programme, id: round }: Round,
  arrived: ReadonlyMap<string, number>,
  atIntroduction: { violations: Violations; unmatched: Record<string, number> },
): Promise<Report> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
    (await query.execute(ctx.db)).rows[0]?.n ?? 0;
  const reached = (kind: string) =>
    count(sql<{ n: number }>`
      select count(distinct subject_id)::int as n from event
      where programme_id = ${programme} and round_id = ${round} and kind = ${kind}`);
  const left = await sql<{ kind: string; n: number; ids: string[] }>`
    select kind, count(*)::int as n, array_agg(message_id) as ids from outbox
    where programme_id = ${programme} and state = 'sent' group by kind order by kind`.execute(ctx.db);
  const sent = new Set(left.rows.flatMap((row) => row.ids));
  const doubled = [...arrived.values()].filter((times) => times > 1).length;
  const lost = [...sent].filter((id) => !arrived.has(id)).length;
  return {
    applied: await reached('application-submitted'),
    confirmed: await reached('application-confirmed'),
    matched: await count(sql<{ n: number }>`
      select count(distinct person_id)::int as n from membership where programme_id = ${programme} and round_id = ${round}`),
    trios: await count(sql<{ n: number }>`
      select count(*)::int as n from (
        select 1 from membership where programme_id = ${programme} and round_id = ${round}
        group by partnership_id having count(*) = 3) trio`),
    unmatched: atIntroduction.unmatched,
    mails: Object.fromEntries(left.rows.map((row) => [row.kind, row.n])),
    letters: await count(sql<{ n: number }>`
      select count(*)::int as n from letter where programme_id = ${programme}`),
    violations: atIntroduction.violations,
    mailsAstray: doubled + lost,
  };
}

/** The report as a person reads it in a terminal. The last line is fixed: `rule violations: N`. */
export function printed(report: Report): string {
  const broken = Object.fromEntries(Object.entries(report.violations).filter(([, n]) => n > 0));
  return [
    `applied:    ${report.applied}`,
    `confirmed:  ${report.confirmed}`,
    `matched:    ${report.matched}`,
    `trios:      ${report.trios}`,
    `unmatched:  ${Object.values(report.unmatched).reduce((sum, n) => sum + n, 0)}`,
    ...lines(report.unmatched),
    `letters:    ${report.letters}`,
    `mails:      ${Object.values(report.mails).reduce((sum, n) => sum + n, 0)}`,
    ...lines(report.mails),
    ...lines(broken),
    ...(report.mailsAstray > 0 ? lines({ 'mails lost or doubled': report.mailsAstray }) : []),
    `rule violations: ${totalOf(report.violations) + report.mailsAstray}`,
  ].join('\n');
}

function lines(counts: Record<string, number>): string[] {
  return Object.entries(counts).map(([name, n]) => `  ${name.padEnd(28)}${String(n).padStart(7)}`);
}
