import { sql } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';
import { inOne, putAside } from './putAside.ts';
import { queries } from './violationQueries.ts';

/**
 * Counts broken promises of a round straight from the tables. Uses nothing of rooms/pairing or of the matching package, so that a mistake
 * there cannot hide itself.
 */
export type Rule =
  | 'otherCountry'
  | 'otherEmployer'
  | 'perCountry'
  | 'neverAgain'
  | 'ruledOut'
  | 'sharedLanguage'
  | 'zoneDifference'
  | 'overlapHours'
  | 'musts'
  | 'answers'
  | 'tooLate'
  | 'oneAtATime'
  | 'unconfirmed'
  | 'states'
  | 'silence'
  | 'remindedInVain'
  | 'remindedAway'
  | 'agreedByFew'
  | 'askedTooOften'
  | 'passedApart'
  | 'toldConcern'
  | 'takenBack'
  | 'tooSoon'
  | 'togetherTwice'
  | 'dateBroken'
  | 'toldTwice'
  | 'joinedUnasked'
  | 'toldWhoSaidNo'
  | 'pairedAfterNext'
  | 'filteredShown'
  | 'remindedOff'
  | 'remindedTwice'
  | 'sequenceFell'
  | 'askedTwiceByMail'
  | 'saidUnheard'
  | 'chatUnasked';

export type Violations = Record<Rule, number>;

/** The promises in a round's policy, read from the stored JSON without the matcher's types. */
export function promisedBy(policy: unknown): Promised {
  const hard = (policy as { hard?: Record<string, { on: boolean } & Record<string, unknown>> }).hard ?? {};
  const number = (rule: string, name: string): number | null =>
    hard[rule]?.on ? Number(hard[rule][name]) : null;
  const { perCountry, answers = [] } = policy as {
    perCountry?: number | { percent: number } | null;
    answers?: { question: string; want: 'equal' | 'different'; strength: string; within?: number }[];
  };
  return {
    minLevel: number('sharedLanguage', 'minLevel'),
    maxHours: number('zoneDifference', 'maxHours'),
    minHours: number('overlapHours', 'minHours'),
    otherEmployer: hard['otherEmployer']?.on === true,
    places: typeof perCountry === 'number' ? perCountry : null,
    percent: typeof perCountry === 'object' ? (perCountry?.percent ?? null) : null,
    answers: answers
      .filter(({ strength }) => strength === 'must')
      .map(({ question, want, within = 0 }) => ({
        question: Number(question),
        equal: want === 'equal',
        within,
      })),
  };
}

/** The promises of the round, with numbers as in its policy. `null` means that a rule is not counted. */
export interface Promised {
  /** 1 (A1) to 6 (C2, native). */
  minLevel: number | null;
  maxHours: number | null;
  otherEmployer: boolean;
  /** The most people of one country: a number, or a percentage of those who were available. */
  places: number | null;
  percent: number | null;
  /** The least hours a week at which both can meet. */
  minHours: number | null;
  /** A programme's own questions whose answers have to be equal, or to differ. Numbers that are close enough count as equal. */
  answers: readonly { question: number; equal: boolean; within: number }[];
}

/** Counts the violations of one round; all are zero when nothing is wrong. */
export async function countViolations(
  ctx: Pick<Ctx, 'db'>,
  round: { programme: number; round: number },
  promised: Promised,
): Promise<Violations> {
  const counts = {} as Violations;
  await inOne(ctx.db, async (db) => {
    const aside = await putAside(db, round);
    for (const [rule, query] of Object.entries(queries(round.programme, round.round, promised, aside))) {
      if (!query) {
        counts[rule as Rule] = 0;
        continue;
      }
      const { rows } = await sql<{ n: number }>`${query}`.execute(db);
      counts[rule as Rule] = rows[0]?.n ?? 0;
    }
    await sql`drop table ${aside}`.execute(db);
  });
  return counts;
}

/** The highest count of each rule on any day. */
export function worstOf(days: readonly Violations[]): Violations {
  const worst = { ...days[0]! };
  for (const day of days)
    for (const rule of Object.keys(day) as Rule[]) worst[rule] = Math.max(worst[rule], day[rule]);
  return worst;
}

export function totalOf(violations: Violations): number {
  return Object.values(violations).reduce((sum, n) => sum + n, 0);
}
