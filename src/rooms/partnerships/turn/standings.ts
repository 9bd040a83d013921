import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { changeMatter, closeMatter, openMatter } from '../../matters/index.ts';
import type { PartnershipState } from '../queries.ts';
import type { Looked } from './lookAfter.ts';
import type { SeenMember } from './turnsOf.ts';

/** Things that a coordinator might do about a silent pair. */
export const SUGGESTIONS = ['remind', 'write', 'another', 'close'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

const URGENCY = { remind: 0, write: 1, another: 2, close: 2 } as const;

/**
 * Works out where a partnership stands. Paused: a member is away. Quiet: from the second reminder on, or while a member rests. Otherwise
 * introduced until somebody is heard of, then active.
 */
export function standingOf(members: readonly SeenMember[]): Exclude<PartnershipState, 'ended'> {
  if (members.some(({ backAt }) => backAt)) return 'paused';
  if (members.some(isQuiet)) return 'quiet';
  return members.some(({ heard }) => heard) ? 'active' : 'introduced';
}

const isQuiet = ({ owes, sent, restsAt }: SeenMember): boolean =>
  owes !== null && (restsAt !== null || sent.some(({ step }) => step >= 2));

/**
 * Suggests for a quiet partnership: `remind`; after the last reminder `write`; once a member rests `another` for the one who waits; `close`
 * when all rest.
 */
export function suggestionFor(days: readonly number[], members: readonly SeenMember[]): Suggestion {
  if (members.every(({ restsAt }) => restsAt)) return 'close';
  if (members.some(({ restsAt }) => restsAt)) return 'another';
  const steps = members.flatMap(({ sent }) => sent.map(({ step }) => step));
  return Math.max(0, ...steps) >= days.length ? 'write' : 'remind';
}

/** Writes where partnerships stand now. Ends the rest of members who wrote. Puts silent pairs on the work list or takes them off. */
export async function writeStandings(
  ctx: Ctx,
  looked: readonly { pair: Looked; members: readonly SeenMember[] }[],
): Promise<void> {
  const awake = looked.flatMap(({ pair, members }) =>
    members.filter(({ restsAt, owes }) => restsAt && !owes).map(({ person }) => ({ pair, person })),
  );
  if (awake.length > 0)
    await sql`
      update membership m set rests_at = null
      from unnest(${awake.map(({ pair }) => pair.programme)}::bigint[], ${awake.map(({ pair }) => pair.id)}::bigint[],
        ${awake.map(({ person }) => person)}::bigint[]) as one (programme, partnership, person)
      where m.programme_id = one.programme and m.partnership_id = one.partnership and m.person_id = one.person`.execute(
      ctx.db,
    );
  const standing = looked
    .filter(({ members }) => members.length >= 2)
    .map(({ pair, members }) => ({ pair, members, state: standingOf(members) }));
  const changed = standing.filter(({ pair, state }) => state !== pair.state);
  if (changed.length > 0)
    await sql`
      update partnership p set state = one.state, state_at = ${ctx.clock.now()}
      from unnest(${changed.map(({ pair }) => pair.programme)}::bigint[], ${changed.map(({ pair }) => pair.id)}::bigint[],
        ${changed.map(({ state }) => state)}::text[]) as one (programme, id, state)
      where p.programme_id = one.programme and p.id = one.id and p.state <> 'ended'`.execute(ctx.db);
  for (const { pair, members, state } of standing)
    if (state === 'quiet') await suggest(ctx, pair, suggestionFor(pair.days, members));
    else if (pair.state === 'quiet') await clear(ctx, pair);
}

async function suggest(ctx: Ctx, pair: Looked, suggests: Suggestion): Promise<void> {
  const matter = {
    programme: pair.programme,
    kind: 'pair-silent',
    subject: ['partnership', pair.id],
    round: pair.round,
    urgency: URGENCY[suggests],
    data: { suggests },
  } as const;
  // Once it is dealt with, the matter comes back only with another suggestion.
  if (pair.suggested === suggests) return;
  if (!(await changeMatter(ctx, matter))) await openMatter(ctx, matter);
}

const clear = (ctx: Ctx, { programme, id }: Looked): Promise<boolean> =>
  closeMatter(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'pair-silent',
    subject: ['partnership', id],
  });
