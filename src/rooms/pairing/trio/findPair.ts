import { sql } from 'kysely';
import { brokenRules, compile, explainPair, isOn, score } from '#matching';
import type { PairReason, Policy } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { poolOf } from '../pool/candidates.ts';
import { waitingPool } from '../again/waitingPool.ts';

interface In {
  programme: number;
  round: number;
  policy: Policy;
}

/** A pair that somebody who waits could join, and why they fit both members. */
export interface FoundPair {
  partnership: number;
  members: number[];
  reasons: PairReason[];
}

/**
 * The pair that somebody who waits fits best as a third. Every rule of the round holds with both members, and the person's country has a
 * place. Each pair is asked once in a round. Null for none, or when the round allows no trios. `only` leaves that pair or none.
 */
export async function findPair(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: In & { person: number; only?: number },
): Promise<FoundPair | null> {
  const { policy, person, only } = input;
  if (policy.trios !== 'allow') return null;
  const waiting = await waitingPool(ctx, input);
  if (!waiting.candidates.some(({ id }) => id === person)) return null;
  const pairs = await openPairs(ctx, input, only);
  const asked = new Set([person, ...pairs.flatMap(({ members }) => members)]);
  const { candidates } = await poolOf(ctx, { ...input, state: 'running' });
  const c = compile(candidates.filter(({ id }) => asked.has(Number(id))));
  const places = new Map(c.candidates.map(({ id }, at) => [Number(id), at]));
  const me = places.get(person);
  if (me === undefined) return null;
  const fits = (other: number): boolean =>
    brokenRules(c, policy, me, other).every((rule) => !isOn(policy, rule));
  let best: { weight: number; pair: FoundPair } | null = null;
  for (const { partnership, members } of pairs) {
    const at = members.flatMap((one) => places.get(one) ?? []);
    if (at.length !== 2 || !at.every(fits)) continue;
    const weight = at.reduce((sum, other) => sum + score(c, policy, me, other), 0);
    if (best && best.weight >= weight) continue;
    const reasons = at.map((other) => explainPair(c, policy, me, other));
    best = { weight, pair: { partnership, members, reasons } };
  }
  return best?.pair ?? null;
}

/** Pairs that go on, with both members present and nobody about to leave. Pairs that were asked already are left out, except `only`. */
export async function openPairs(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: Pick<In, 'programme' | 'round'>,
  only?: number,
): Promise<{ partnership: number; members: number[] }[]> {
  const { rows } = await sql<{ partnership: number; members: number[] }>`
    select p.id as partnership, array_agg(m.person_id order by m.person_id) as members
    from partnership p
    join membership m on m.programme_id = p.programme_id and m.partnership_id = p.id and m.left_at is null
    where p.programme_id = ${programme} and p.round_id = ${round} and p.state in ('introduced', 'active') and p.apart_at is null
      and not exists (select from concern k where k.programme_id = p.programme_id and k.partnership_id = p.id and k.handled_at is null)
      and ${
        only === undefined
          ? sql`not exists (select from trio_question q where q.programme_id = p.programme_id and q.partnership_id = p.id)`
          : sql`p.id = ${only}`
      }
    group by p.id
    having count(*) = 2 and bool_and(m.leaves_at is null and m.rests_at is null and not exists (
      select from absence a where a.programme_id = m.programme_id and a.person_id = m.person_id
        and a.ended_at is null and a.back_at > ${ctx.clock.now()}))
    order by p.id`.execute(ctx.db);
  return rows;
}
