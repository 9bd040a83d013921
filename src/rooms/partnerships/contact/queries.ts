import { sql } from 'kysely';
import type { ContactAnswer } from './reportContact.ts';

/** One member's answer, as JSON: the end of its period, and when it was given. */
export interface ReportRow {
  period: string;
  at: string;
  answer: ContactAnswer;
  /** Whether a call here noted it, and no member said it. */
  noted: boolean;
}

/** How many periods the page shows. */
const SHOWN = 6;

/** The answers of a row `member`, as a column beside it. */
export const reportsColumn = sql`
  (select coalesce(json_agg(json_build_object('period', last.period_at, 'at', last.answered_at, 'answer', last.answer, 'noted', last.is_noted)), '[]') from (
    select r.period_at, r.answered_at, r.answer, r.is_noted from contact_report r
    where r.programme_id = member.programme and r.partnership_id = member.partnership and r.person_id = member.person
      and r.answer is not null order by r.period_at desc limit ${sql.lit(SHOWN)}) last) as reports`;

/** One period of a partnership, as one of its members sees it: which members said that they talked, or that the reader said “not yet”. */
export interface ContactTold {
  at: Date;
  /** Members who said that they talked; no other answer of a partner is ever shown. Empty: the reader said "not yet". */
  talked: number[];
  /** Whether a call here noted it, and no member said that they talked. */
  isNoted: boolean;
}

/**
 * Compares the answers of the members of a partnership, period by period, latest first, for the page of one of them (`reader`). An answer
 * that something is wrong is shown to nobody, and “not yet” only to the member who gave it. A member who joined later sees nothing from
 * before.
 */
export function contactTold(
  rows: readonly { person: number; reports: readonly ReportRow[] }[],
  reader: { person: number; joinedAt: Date },
): ContactTold[] {
  const told = rows.flatMap(({ person, reports }) =>
    reports
      .filter(({ answer }) => answer === 'talked' || (answer === 'not-yet' && person === reader.person))
      .map(({ period, at, answer, noted }) => ({ person, period, at: new Date(at), answer, noted }))
      .filter(({ at }) => at >= reader.joinedAt),
  );
  return [...Map.groupBy(told, ({ period }) => period).values()]
    .map((same) => {
      const all = same.filter(({ answer }) => answer === 'talked');
      const said = all.filter(({ noted }) => !noted);
      const isNoted = said.length === 0 && all.length > 0;
      const talked = isNoted ? all : said;
      const at = Math.min(...(talked.length > 0 ? talked : same).map((one) => one.at.getTime()));
      return { at: new Date(at), talked: talked.map(({ person }) => person).sort((a, b) => a - b), isNoted };
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, SHOWN);
}
