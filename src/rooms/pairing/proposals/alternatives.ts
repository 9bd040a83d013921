import { brokenRules, explainPair, isOn, pairAllowed, score } from '#matching';
import type { HardRule, PairReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { anyFound } from '../../people/index.ts';
import { weighed } from '../pool/weighable.ts';
import type { Weighable } from '../pool/weighable.ts';
import { proposalsHolding, proposedAmong } from './queries.ts';
import type { Proposal } from './queries.ts';
import { peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';
import type { Precedence } from '../pool/precedence.ts';

export interface Alternative {
  who: Who;
  reason: PairReason;
  broken: readonly HardRule[];
  /** The proposal this person is in now. */
  proposal: Proposal | null;
  precedence: Precedence;
}

export interface Alternatives {
  who: Who;
  precedence: Precedence;
  proposal: Proposal | null;
  /** The best people whom every rule allows, and the best of the others: free people with precedence first, then by weight. */
  allowed: Alternative[];
  blocked: Alternative[];
  /** How many people there are in all. */
  counts: { allowed: number; blocked: number };
}

const MOST = { allowed: 30, blocked: 20 };

/**
 * The people whom one person could be paired with: free people with precedence first, then by weight. Also the people whom rules keep away,
 * with those rules. `search` leaves only people whom `anyFound` finds. Null when the person cannot be given a partner now. `viewer` is the
 * person who looks: they are not told who ruled them out.
 */
export const alternativesFor = (
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Asked & { state: 'confirmed' | 'waiting' },
): Promise<Alternatives | null> =>
  weighed(ctx, input, (weighable) => alternativesAmong(ctx, weighable, input));

interface Asked {
  programme: number;
  round: number;
  application: number;
  viewer: number | null;
  search?: string;
}

async function alternativesAmong(
  ctx: Pick<Ctx, 'db'>,
  weighable: Weighable,
  input: Asked,
): Promise<Alternatives | null> {
  const { programme, round, viewer, search } = input;
  const made = othersOf(weighable, input.application, viewer);
  if (!made) return null;
  const found = search ? await anyFound(ctx, programme, search) : null;
  const { pool, c, policy, precedenceOf } = weighable;
  const { me } = made;
  const own = Number(pool.candidates[me]!.id);
  const others = found ? made.others.filter(({ person }) => found.has(person)) : made.others;
  const ahead = others.flatMap(({ person }) => (precedenceOf(person).first > 0 ? [person] : []));
  const proposed = await proposedAmong(ctx, { programme, round }, ahead);
  const firstOf = ({ person }: Other) => (proposed.has(person) ? 0 : precedenceOf(person).first);
  const allowed = others.filter(({ broken }) => broken.length === 0);
  const blocked = others.filter(({ broken }) => broken.length > 0);
  const listed = {
    allowed: best(allowed, MOST.allowed, firstOf),
    blocked: best(blocked, MOST.blocked, firstOf),
  };
  const asked = [own, ...[...listed.allowed, ...listed.blocked].map(({ person }) => person)];
  const [people, proposals] = await Promise.all([
    peopleOfRound(ctx, input, { people: asked }),
    proposalsHolding(
      ctx,
      programme,
      asked.map((person) => pool.applications.get(person)!),
    ),
  ]);
  const proposalOf = (person: number): Proposal | null =>
    proposals.find(({ members }) => members.some((one) => one.person === person)) ?? null;
  const shown = (list: readonly Other[]): Alternative[] =>
    list.flatMap(({ index, person, broken }) => {
      const who = people.get(person);
      if (!who) return [];
      const reason = explainPair(c, policy, me, index);
      return [{ who, broken, reason, proposal: proposalOf(person), precedence: precedenceOf(person) }];
    });
  const who = people.get(own);
  if (!who) return null;
  return {
    who,
    precedence: precedenceOf(own),
    proposal: proposalOf(own),
    allowed: shown(listed.allowed),
    blocked: shown(listed.blocked),
    counts: { allowed: allowed.length, blocked: blocked.length },
  };
}

/** Another person of the round, weighed against one person. */
interface Other {
  index: number;
  person: number;
  broken: readonly HardRule[];
  weight: number;
}

const NONE: readonly HardRule[] = [];

/** Everybody but one person, weighed against them; null when that person is not among them. */
function othersOf(
  { pool, c, policy }: Weighable,
  application: number,
  viewer: number | null,
): { me: number; others: Other[] } | null {
  const me = pool.candidates.findIndex(({ id }) => pool.applications.get(Number(id)) === application);
  if (me === -1) return null;
  const own = Number(pool.candidates[me]!.id);
  const told = toldTo(viewer);
  const others: Other[] = [];
  for (const [index, { id }] of pool.candidates.entries()) {
    if (index === me) continue;
    const person = Number(id);
    // Nearly everybody is allowed, so broken rules are worked out for the others alone.
    const broken = pairAllowed(c, policy, me, index)
      ? NONE
      : brokenRules(c, policy, me, index).filter((rule) => isOn(policy, rule));
    if (!told.lists([own, person], broken)) continue;
    others.push({ index, person, broken, weight: score(c, policy, me, index) });
  }
  return { me, others };
}

/** The first people of a list by fewest rules broken, precedence and weight, without sorting all of it. */
function best(others: readonly Other[], most: number, firstOf: (other: Other) => number): Other[] {
  const order = (a: Other, b: Other): number =>
    a.broken.length - b.broken.length || firstOf(b) - firstOf(a) || b.weight - a.weight || a.index - b.index;
  const kept: Other[] = [];
  for (const other of others) {
    const last = kept.length < most ? undefined : kept.at(-1)!;
    if (last && order(other, last) >= 0) continue;
    if (last) kept.pop();
    const place = kept.findIndex((one) => order(other, one) < 0);
    kept.splice(place === -1 ? kept.length : place, 0, other);
  }
  return kept;
}
