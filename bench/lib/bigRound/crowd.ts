import { sql } from 'kysely';
import type { MatchResult } from '../../../packages/matching/src/index.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { countSent } from '../../../src/rooms/outbox/index.ts';
import { programmeTables } from '../../../src/simulate/load/catalogue.ts';
import { countRows, enlarge, strideOf } from '../../../src/simulate/load/grow.ts';

export interface Crowd {
  programme: number;
  slug: string;
  round: number;
  /** The pairs of the simulated round, found and proven, repeated for the people of each copy. */
  pairing: MatchResult;
}

/**
 * Enlarges the simulated round of a database by copies of its people. Copies have the same answers, so the original pairs keep every rule
 * in each copy. They are a valid pairing of all, though not proven to be the best.
 */
export async function makeCrowd(ctx: Ctx, wanted: number): Promise<Crowd> {
  const { db } = ctx;
  const { rows } = await sql<{ programme: number; slug: string; round: number; result: MatchResult }>`
    select p.id as programme, p.slug, m.round_id as round, m.result from match_run m join programme p on p.id = m.programme_id
    where m.state = 'done' order by m.number desc limit 1`.execute(db);
  const { programme, slug, round, result } = rows[0]!;
  const stride = await strideOf(db, await programmeTables(db));
  const { people } = await countRows(db);
  const times = Math.ceil(wanted / result.totals.people);
  await enlarge({ db, programme, people: people * times, comments: 0, onProgress: () => {} });
  // The copied mails have the same sent time as the originals, which was already counted.
  await countSent(ctx);
  return { programme, slug, round, pairing: copied(result, stride, times) };
}

const of = (id: number | string, off: number): number => Number(id) + off;

function copied(result: MatchResult, stride: number, times: number): MatchResult {
  const copies = Array.from({ length: times }, (_, copy) => copy * stride);
  const { insight: _, ...rest } = result;
  const totals = Object.fromEntries(
    Object.entries(result.totals).map(([name, n]) => [name, n * times]),
  ) as MatchResult['totals'];
  const whole = { ...result.proof, verified: true };
  return {
    ...rest,
    totals,
    proof: whole,
    trioProof: null,
    groups: copies.flatMap((off) =>
      result.groups.map((group) => ({
        ...group,
        locked: false,
        members: group.members.map((id) => of(id, off)),
        reasons: group.reasons.map((reason) => ({
          ...reason,
          a: of(reason.a, off),
          b: of(reason.b, off),
          sides: reason.sides.map((side) => ({ ...side, id: of(side.id, off) })) as typeof reason.sides,
        })),
      })),
    ),
    unmatched: copies.flatMap((off) => result.unmatched.map((one) => ({ ...one, id: of(one.id, off) }))),
  };
}
