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
  /** Proposals whose people can all be given a partner, oldest first. People are in the order of their applications. */
  whole: { proposal: number; run: number | null; members: Member[] }[];
  /** People who can be given a partner and have no whole proposal, in the order of applying. */
  left: Member[];
}

/**
 * The parts after `with` that a query on the outcome begins with. `stands`: each person who can be given a partner, with their proposal
 * (application, person, came, locale, proposal_id). Somebody in a proposal who cannot be given one has a row with the proposal alone.
 * `dissolved`: the proposals of the latter (proposal_id). `whole`: proposals that do not dissolve (id, run_id, breaks_rules, lies_apart).
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

/** The same, read for a verb that acts on it. One query reads everything, since people may change between two. */
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

/** The groups that each run made, without groups made by hand. */
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
