import { sql } from 'kysely';
import { seeded } from '../../../sample/people/random.ts';
import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import {
  HOW_OFTEN,
  acceptAgreement,
  defaultTerms,
  membersOf,
  partnershipOf,
  proposeAgreement,
  reopenAgreement,
} from '../../rooms/partnerships/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';

/** Shares of people with a partner: those who never agree on anything, and those who want another rhythm than the one proposed. */
const NEVER = 0.15;
const CHANGES = 0.2;
/** The daily chance that somebody proposes, answers a proposal, or reopens what stands. */
const PROPOSES = 0.15;
const ANSWERS = 0.4;
const REOPENS = 0.01;

type Habit = 'never' | 'changes' | 'agrees';

/** Always the same for a person and a seed, and independent of all other draws. */
function habitOf(seed: number, index: number): Habit {
  const random = seeded(seed * 100_019 + index);
  if (random.chance(NEVER)) return 'never';
  return random.chance(CHANGES) ? 'changes' : 'agrees';
}

/** A member, and the last version of their partnership. */
interface Stand {
  person: number;
  partnership: number;
  agreement: number | null;
  hasAccepted: boolean;
  byAll: boolean;
}

/** One day of proposals, answers to them, and second thoughts. */
export async function agreeOnThings(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  { seed, random }: { seed: number; random: Random },
): Promise<void> {
  const habits = new Map(applicants.map(({ person }, index) => [person, habitOf(seed, index)]));
  for (const stand of await stands(ctx, round)) {
    const habit = habits.get(stand.person) ?? 'never';
    if (habit !== 'never') await act(ctx, round.programme_id, stand, habit, random);
  }
}

async function act(ctx: Ctx, programme: number, stand: Stand, habit: Habit, random: Random): Promise<void> {
  const { person, partnership, agreement } = stand;
  const own = { programme, person, partnership };
  if (agreement === null) {
    if (random.chance(PROPOSES)) await propose(ctx, own, habit, random);
  } else if (stand.byAll) {
    if (habit !== 'changes' || !random.chance(REOPENS)) return;
    await reopenAgreement(ctx, own);
    await propose(ctx, own, habit, random);
  } else if (!stand.hasAccepted && random.chance(ANSWERS)) {
    if (habit === 'changes' && random.chance(0.3)) await propose(ctx, own, habit, random);
    // Another member may have proposed something else a moment before.
    else await acceptAgreement(ctx, { programme, person, agreement });
  }
}

/** Proposes the prepared terms, or another rhythm. */
async function propose(
  ctx: Ctx,
  of: { programme: number; person: number; partnership: number },
  habit: Habit,
  random: Random,
): Promise<void> {
  const own = await partnershipOf(ctx, of.programme, of.person, of.partnership);
  if (!own) return;
  const ready = defaultTerms(own.reasons, membersOf(own), 'en');
  const terms = habit === 'changes' ? { ...ready, howOften: random.pick(HOW_OFTEN) } : ready;
  await proposeAgreement(ctx, { ...of, terms, hopes: '' });
}

async function stands(ctx: Ctx, round: Round): Promise<Stand[]> {
  const { rows } = await sql<Stand>`
    select m.person_id as person, m.partnership_id as partnership, a.id as agreement,
      coalesce(s.accepted_at is not null, false) as "hasAccepted",
      a.id is not null and not exists (
        select from membership o
        left join agreement_member t on t.programme_id = o.programme_id and t.agreement_id = a.id and t.person_id = o.person_id
        where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id and o.left_at is null and t.accepted_at is null
      ) as "byAll"
    from membership m
    left join lateral (
      select id from agreement a where a.programme_id = m.programme_id and a.partnership_id = m.partnership_id
      order by version desc limit 1) a on true
    left join agreement_member s on s.programme_id = m.programme_id and s.agreement_id = a.id and s.person_id = m.person_id
    where m.programme_id = ${round.programme_id} and m.round_id = ${round.id} and m.left_at is null
    order by m.person_id`.execute(ctx.db);
  return rows;
}
