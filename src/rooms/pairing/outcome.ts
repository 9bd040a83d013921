import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { eligible } from './eligible.ts';
import type { Groups } from './runs.ts';

interface In {
  programme: number;
  round: number;
}

/** Somebody of a round, as the verbs of this room name them. */
interface Member {
  application: number;
  person: number;
}

/** What comes of a round's proposals when they are published. */
export interface Outcome {
  /** Proposals of which everybody can be given a partner, oldest first; their people in the order of the applications. */
  whole: { proposal: number; run: number | null; members: Member[] }[];
  /** Who can be given a partner and has none, who applied first first. */
  left: Member[];
}

/**
 * The parts that a query on it begins with, after `with`: `free`, who can be given a partner (application, person, came, locale); `sized`, all
 * proposals (proposal_id, is_whole, people); `whole`, those that do not dissolve (proposal_id, people, run_id, breaks_rules, lies_apart); `placed`,
 * their people (proposal_id, application_id, person, locale); `left_over`, all others of `free`.
 */
export const outcomeParts = (now: Date, { programme, round }: In): RawBuilder<unknown> => sql`
  free as materialized (
    select application, person, came, locale from (${eligible(now, { programme, round, state: 'confirmed' })}) e
  ), member as materialized (
    select m.proposal_id, m.application_id, f.person, f.locale
    from proposal_member m left join free f on f.application = m.application_id
    where m.programme_id = ${programme} and m.round_id = ${round}
  ), sized as materialized (
    select proposal_id, bool_and(person is not null) as is_whole, array_agg(person order by person) as people
    from member group by 1
  ), whole as materialized (
    select s.proposal_id, s.people, p.run_id, p.breaks_rules, p.lies_apart
    from sized s join proposal p on p.programme_id = ${programme} and p.id = s.proposal_id where s.is_whole
  ), placed as materialized (
    select m.* from member m join whole w on w.proposal_id = m.proposal_id
  ), left_over as materialized (
    select f.* from free f where not exists (select from placed p where p.application_id = f.application)
  )`;

/** The same, read for whoever acts on it: by one query, since people may change between two. */
export async function outcomeOf(ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<Outcome> {
  const { rows } = await sql<Member & { proposal: number | null; run: number | null }>`
    with ${outcomeParts(ctx.clock.now(), input)}
    select f.application, f.person, w.proposal_id as proposal, w.run_id as run
    from free f left join placed p on p.application_id = f.application left join whole w on w.proposal_id = p.proposal_id
    order by w.proposal_id, case when w.proposal_id is null then f.came end, f.application`.execute(ctx.db);
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

/** Who was put together by which run, without what people put together by hand. */
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
