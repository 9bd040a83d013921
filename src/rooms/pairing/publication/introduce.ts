import { sql } from 'kysely';
import type { PairReason } from '#matching';
import { countAnew } from '../../../db/countAnew.ts';
import { changeStates } from '../../applications/index.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { Outcome } from './outcome.ts';

/** People who become partners, and the reasons: the matcher's, or those stored with a proposal. */
export interface NewPartners {
  members: readonly { application: number; person: number }[];
  reasons: readonly PairReason[] | { proposal: number };
}

/** Partnerships of one statement: other work gets a turn between two statements. */
const AT_ONCE = 1000;

/**
 * Makes people partners: writes partnerships with their memberships and marks applications as matched, with few statements for any number.
 * Answers the partnerships in the order of the groups. The caller holds the locks.
 */
export async function makePartnerships(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; groups: readonly NewPartners[] },
): Promise<number[]> {
  const { groups } = input;
  const made: number[] = [];
  for (let at = 0; at < groups.length; at += AT_ONCE)
    made.push(...(await insertSome(ctx, { ...input, groups: groups.slice(at, at + AT_ONCE) })));
  await countAnew(ctx.db, 'partnership', made.length);
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const some = groups.slice(at, at + AT_ONCE);
    await join(ctx, { ...input, members: membersOf(some, made.slice(at, at + AT_ONCE)) });
  }
  return made;
}

async function insertSome(ctx: Ctx, input: Parameters<typeof makePartnerships>[1]): Promise<number[]> {
  const { programme, round, groups } = input;
  const now = ctx.clock.now();
  const proposals = groups.map(({ reasons }) => ('proposal' in reasons ? reasons.proposal : null));
  const given = groups.map(({ reasons }) => ('proposal' in reasons ? null : JSON.stringify(reasons)));
  const { rows } = await sql<{ id: number }>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('partnership', 'id')) as id, proposal, reasons, place
      from unnest(${proposals}::bigint[], ${given}::text[]) with ordinality own (proposal, reasons, place) order by place
    ), made as (
      insert into partnership (programme_id, id, round_id, state, state_at, introduced_at, reasons) overriding system value
      select ${programme}::bigint, g.id, ${round}::bigint, 'introduced', ${now}::timestamptz, ${now}::timestamptz,
        coalesce(g.reasons::jsonb, p.reasons)
      from given g left join proposal p on p.programme_id = ${programme} and p.id = g.proposal
    )
    select id from given order by place`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

interface NewMember {
  application: number;
  person: number;
  partnership: number;
}

const membersOf = (groups: readonly NewPartners[], partnerships: readonly number[]): NewMember[] =>
  groups.flatMap(({ members }, k) =>
    members.map(({ application, person }) => ({ application, person, partnership: partnerships[k]! })),
  );

/** Writes memberships and marks the applications as matched. */
async function join(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; members: readonly NewMember[] },
): Promise<void> {
  const { programme, round, actor, members } = input;
  await sql`
    insert into membership (programme_id, partnership_id, person_id, round_id, joined_at)
    select ${programme}::bigint, partnership, person, ${round}::bigint, ${ctx.clock.now()}::timestamptz
    from unnest(${members.map(({ partnership }) => partnership)}::bigint[], ${members.map(({ person }) => person)}::bigint[])
      own (partnership, person)`.execute(ctx.db);
  const partnershipOf = new Map(members.map(({ application, partnership }) => [application, partnership]));
  const matched = await changeStates(ctx, {
    programme,
    actor,
    applications: [...partnershipOf.keys()],
    to: 'matched',
    dataOf: (application) => ({ partnership: partnershipOf.get(application) }),
  });
  if (matched < members.length) throw new Error(`of ${members.length} only ${matched} can be matched`);
}

/** The mails that tell new partners of each other. */
export function introductions(
  input: { programme: number; round: number; dueAt?: Date },
  partnership: number,
  members: readonly { person: number }[],
) {
  return members.map(({ person }) => ({
    programme: input.programme,
    kind: 'introduction' as const,
    occasion: `partnership:${partnership}`,
    whole: `round:${input.round}`,
    person,
    data: { partnership },
    ...(input.dueAt ? { dueAt: input.dueAt } : {}),
  }));
}

/** Makes the people of whole proposals partners. Answers the mails that tell them. */
export async function introduce(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; whole: Outcome['whole']; dueAt?: Date },
) {
  const { whole } = input;
  const groups = whole.map(({ proposal, members }) => ({ members, reasons: { proposal } }));
  const partnerships = await makePartnerships(ctx, { ...input, groups });
  return whole.flatMap(({ members }, k) => introductions(input, partnerships[k]!, members));
}
