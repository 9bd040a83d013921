import { sql } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';
import type { Round } from '../rooms/programmes/index.ts';
import type { Choices } from './acts.ts';
import type { ElsewhereCounts } from './elsewhere/count.ts';
import { totalOf } from './violations.ts';
import type { Violations } from './violations.ts';
import { MOST_DAYS } from './waiting/waits.ts';
import type { Waits } from './waiting/waits.ts';

export interface Report {
  applied: number;
  confirmed: number;
  matched: number;
  trios: number;
  /** Confirmed people without a partner, by the reason that they were told. */
  unmatched: Record<string, number>;
  /** Mails that left, by kind. */
  mails: Record<string, number>;
  letters: number;
  /** On the last day of the round: running partnerships, and how many of them were heard of within a fortnight. */
  contact: Contact;
  waits: Waits;
  acts: Acts;
  elsewhere: Spread;
  /** The worst day for each rule. */
  violations: Violations;
  /** Mails that arrived more than once, or that left and never arrived. */
  mailsAstray: number;
}

/** The choices of people who waited, the numbers and links that were held back, and the people who came back for the next round. */
export interface Acts extends Choices {
  heldBack: number;
  cameBack: number;
}

/** The number of followers on other servers, and what came from these servers and went to them. */
export type Spread = Pick<ElsewhereCounts, 'followers' | 'answers' | 'sent'>;

export interface Contact {
  going: number;
  inContact: number;
}

/** Running partnerships of a round, and how many of them wrote or said that they had talked within a fortnight. */
export async function contactOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<Contact> {
  const since = new Date(ctx.clock.now().getTime() - 14 * 86_400_000);
  const { rows } = await sql<Contact>`
    select count(*)::int as going, (count(*) filter (where
      exists (select from letter l where l.programme_id = p.programme_id and l.partnership_id = p.id and l.held_at is null
        and l.written_at > ${since})
      or exists (select from contact_report c where c.programme_id = p.programme_id and c.partnership_id = p.id
        and c.answer = 'talked' and c.answered_at > ${since})))::int as "inContact"
    from partnership p where p.programme_id = ${programme} and p.round_id = ${round} and p.state <> 'ended'`.execute(
    ctx.db,
  );
  return rows[0] ?? { going: 0, inContact: 0 };
}

/** People without a partner after the publication, by the reason that they were told. */
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

/** Adds the mails that have left so far, by Message-ID, with their kind: mails to people whose data go with the round are lost afterwards. */
export async function noteMails(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  noted: Map<string, string>,
): Promise<void> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select message_id as id, kind from outbox where programme_id = ${programme} and state = 'sent'`.execute(
    ctx.db,
  );
  for (const { id, kind } of rows) noted.set(id, kind);
}

/** The result of a round, from its tables. `arrived` tells how often the sink got each Message-ID. */
export async function reportOf(
  ctx: Pick<Ctx, 'db'>,
  { programme_id: programme, id: round }: Round,
  arrived: ReadonlyMap<string, number>,
  seen: {
    violations: Violations;
    unmatched: Record<string, number>;
    contact: Contact;
    waits: Waits;
    mails: ReadonlyMap<string, string>;
    acts: Acts;
    elsewhere: Spread;
  },
): Promise<Report> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
    (await query.execute(ctx.db)).rows[0]?.n ?? 0;
  const reached = (kind: string) =>
    count(sql<{ n: number }>`
      select count(distinct subject_id)::int as n from event
      where programme_id = ${programme} and round_id = ${round} and kind = ${kind}`);
  const kinds = Map.groupBy([...seen.mails.values()].sort(), (kind) => kind);
  const doubled = [...arrived.values()].filter((times) => times > 1).length;
  const lost = [...seen.mails.keys()].filter((id) => !arrived.has(id)).length;
  return {
    applied: await reached('application-submitted'),
    confirmed: await reached('application-confirmed'),
    matched: await count(sql<{ n: number }>`
      select count(distinct person_id)::int as n from membership where programme_id = ${programme} and round_id = ${round}`),
    trios: await count(sql<{ n: number }>`
      select count(*)::int as n from (
        select 1 from membership where programme_id = ${programme} and round_id = ${round}
        group by partnership_id having count(*) = 3) trio`),
    unmatched: seen.unmatched,
    mails: Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length])),
    letters: await count(sql<{ n: number }>`
      select count(*)::int as n from letter where programme_id = ${programme} and drafted_at is null`),
    contact: seen.contact,
    waits: seen.waits,
    acts: seen.acts,
    elsewhere: seen.elsewhere,
    violations: seen.violations,
    mailsAstray: doubled + lost,
  };
}

/** The report for a person at a terminal. The last line is fixed: `rule violations: N`. */
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
    `in contact: ${report.contact.inContact} of ${report.contact.going} partnerships at the end`,
    `waiting:    ${report.waits.waited} times, ${report.waits.byReason} of them (${shareOf(report.waits)} %) longer than ${MOST_DAYS} days with a reason and a date alone`,
    `chose:      ${choice(report.acts)}`,
    `held back:  ${report.acts.heldBack} numbers and links in first letters`,
    `came back:  ${report.acts.cameBack} in the next round`,
    `elsewhere:  ${report.elsewhere.followers} followers on other servers, ${report.elsewhere.answers} answers from there, ${report.elsewhere.sent} things sent there`,
    `mails:      ${Object.values(report.mails).reduce((sum, n) => sum + n, 0)}`,
    ...lines(report.mails),
    ...lines(broken),
    ...(report.mailsAstray > 0 ? lines({ 'mails lost or doubled': report.mailsAstray }) : []),
    `rule violations: ${totalOf(report.violations) + report.mailsAstray}`,
  ].join('\n');
}

const choice = ({ trioAsked, trioJoined, wait, next }: Acts): string =>
  `${trioAsked} times to join a pair (${trioJoined} joined), ${wait} people to wait, ${next} the next round`;

const shareOf = ({ waited, byReason }: Waits): string => ((100 * byReason) / Math.max(1, waited)).toFixed(1);

function lines(counts: Record<string, number>): string[] {
  return Object.entries(counts).map(([name, n]) => `  ${name.padEnd(28)}${String(n).padStart(7)}`);
}
