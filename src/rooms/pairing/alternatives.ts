import { brokenRules, compile, explainPair, isOn, score } from '#matching';
import type { HardRule, PairReason } from '#matching';
import type { Ctx } from '../ctx.ts';
import { poolOf } from './candidates.ts';
import { proposalsWith, proposedIn } from './proposals.ts';
import type { Proposal } from './proposals.ts';
import { peopleOfRound } from './queries.ts';
import type { Who } from './queries.ts';
import { policyOf } from './setPolicy.ts';
import { toldTo } from './toldTo.ts';
import { placesOf } from './turns.ts';
import type { Place } from './turns.ts';

export interface Alternative {
  who: Who;
  reason: PairReason;
  broken: HardRule[];
  /** The proposal this person is in now. */
  proposal: Proposal | null;
  place: Place;
}

export interface Alternatives {
  who: Who;
  place: Place;
  proposal: Proposal | null;
  /** The best whom every rule allows, and the best of the others: who is free and comes first, then by weight. */
  allowed: Alternative[];
  blocked: Alternative[];
  /** How many there are in all. */
  counts: { allowed: number; blocked: number };
}

const MOST = { allowed: 30, blocked: 20 };

/**
 * Whom one person could be paired with, those first who come first and are free, then the best, and which rules keep the others away; null for who cannot be given a partner now.
 * `viewer` is the person who looks, from whom it is kept who ruled them out.
 */
export async function alternativesFor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: {
    programme: number;
    round: number;
    application: number;
    state: 'confirmed' | 'waiting';
    viewer: number | null;
  },
): Promise<Alternatives | null> {
  const { programme, round } = input;
  const policy = await policyOf(ctx, programme, round);
  const pool = await poolOf(ctx, { ...input, partings: false });
  const people = await peopleOfRound(ctx, input);
  const me = pool.candidates.findIndex(({ id }) => pool.applications.get(Number(id)) === input.application);
  const who = people.get(Number(pool.candidates[me]?.id));
  if (!who) return null;
  const proposedTo = await proposedIn(ctx, programme, round);
  const { placeOf } = await placesOf(ctx, input);
  const c = compile(pool.candidates);
  const rows = pool.candidates.flatMap(({ id }, index) => {
    const other = people.get(Number(id));
    if (index === me || !other) return [];
    const broken = brokenRules(c, policy, me, index).filter((rule) => isOn(policy, rule));
    if (!toldTo(input.viewer).lists([who.person, other.person], broken)) return [];
    const place = placeOf(other.person);
    const first = proposedTo.has(other.person) ? 0 : place.first;
    return [{ index, who: other, broken, place, first, weight: score(c, policy, me, index) }];
  });
  rows.sort(
    (a, b) =>
      a.broken.length - b.broken.length || b.first - a.first || b.weight - a.weight || a.index - b.index,
  );
  const allowed = rows.filter(({ broken }) => broken.length === 0);
  const blocked = rows.filter(({ broken }) => broken.length > 0);
  const listed = { allowed: allowed.slice(0, MOST.allowed), blocked: blocked.slice(0, MOST.blocked) };
  const asked = [who, ...[...listed.allowed, ...listed.blocked].map((row) => row.who)];
  const proposals = await proposalsWith(
    ctx,
    programme,
    asked.flatMap(({ person }) => proposedTo.get(person) ?? []),
  );
  const proposalOf = ({ person }: Who): Proposal | null => proposals.get(proposedTo.get(person) ?? 0) ?? null;
  const shown = (list: typeof rows): Alternative[] =>
    list.map(({ index, who, broken, place }) => ({
      who,
      broken,
      reason: explainPair(c, policy, me, index),
      proposal: proposalOf(who),
      place,
    }));
  return {
    who,
    place: placeOf(who.person),
    proposal: proposalOf(who),
    allowed: shown(listed.allowed),
    blocked: shown(listed.blocked),
    counts: { allowed: allowed.length, blocked: blocked.length },
  };
}
