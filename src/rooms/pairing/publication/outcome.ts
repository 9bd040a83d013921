import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { eligibleInShort } from '../pool/eligible.ts';
import type { Groups } from '../runs/queries.ts';

interface In {
  programme: number;
  round: number;
}

/** Somebody of a round, as the verbs of this room name them. */
interface Member {
  application: number;
  person: number;
}

/** The result of publishing a round's proposals. */
export interface Outcome {
  /** Proposals of which everybody can be given a partner, oldest first; their people in the order of the applications. */
  whole: { proposal: number; run: number | null; members: Member[] }[];
  /** People who can be given a partner and have none, in the order of applying. */
  left: Member[];
}

/**
 * The parts that a query on it begins with, after `with`. `stands`: who can be given a partner, and in which proposal they are (application,
 * person, came, locale, proposal_id); of a proposal's people who can't, only the proposal. `dissolved`: the proposals of these (proposal_id).
 * `whole`: those that do not dissolve (id, run_id, breaks_rules, lies_apart).
 */
export const outcomeParts = (now: Date, { programme, round }: In): RawBuilder<unknown> => sql`
  stands as materialized (
    select e.application, e.person, e.came, e.locale, m.proposal_id
    from (${eligibleInShort(now, { programme, round, state: 'confirmed' })}) e
    full join (
      select proposal_id, application_id from proposal_member where programme_id = ${programme} and round_id = ${round}
    ) m on m.application_id = e.application
  ), dissolved as materialized (
    select distinct proposal_id from stands where application is null
  ), whole as materialized (
    select p.id, p.run_id, p.breaks_rules, p.lies_apart from proposal p
    where p.programme_id = ${programme} and p.round_id = ${round}
      and p.id not in (select proposal_id from dissolved)
  )`;

/** The same, read for a verb that acts on it: by one query, since people may change between two. */
export async function outcomeOf(ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<Outcome> {
  const { rows } = await sql<Member & { proposal: number | null; run: number | null }>`
    with ${outcomeParts(ctx.clock.now(), input)}
    select s.application, s.person, w.id as proposal, w.run_id as run
    from stands s left join whole w on w.id = s.proposal_id where s.application is not null
    order by w.id, case when w.id is null then s.came end, s.application`.execute(ctx.db);
  const whole = new Map<number, Outcome['whole'][number]>();
  const left: Member[] = [];
  for (const { application, person, proposal, run } of rows) {
    const member = { application, person };
    if (proposal === null) left.push(member);
    else {
      const known = whole.get(proposal);
      if (known) known.members.push(member);
      else whole.set(proposal, { proposal, run, members: [member] });
    }
  }
  return { whole: [...whole.values()], left };
}

/** The groups that each run made, without those put together by hand. */
export function madeByRuns(whole: Outcome['whole']): ReadonlyMap<number, Groups> {
  const made = new Map<number, number[][]>();
  for (const { run, members } of whole) {
    if (run === null) continue;
    const groups = made.get(run) ?? [];
    groups.push(members.map(({ person }) => person));
    made.set(run, groups);
  }
  return made;
}
