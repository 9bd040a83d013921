import { brokenRules, explainPair, isOn, score } from '#matching';
import type { HardRule, PairReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { anyFound } from '../../people/index.ts';
import { weighableOf } from '../pool/weighable.ts';
import { proposalsWith, proposedIn } from './queries.ts';
import type { Proposal } from './queries.ts';
import { peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';
import type { Precedence } from '../pool/precedence.ts';

export interface Alternative {
  who: Who;
  reason: PairReason;
  broken: HardRule[];
  /** The proposal this person is in now. */
  proposal: Proposal | null;
  precedence: Precedence;
}

export interface Alternatives {
  who: Who;
  precedence: Precedence;
  proposal: Proposal | null;
  /** The best whom every rule allows, and the best of the others: who is free and comes first, then by weight. */
  allowed: Alternative[];
  blocked: Alternative[];
  /** How many there are in all. */
  counts: { allowed: number; blocked: number };
}

const MOST = { allowed: 30, blocked: 20 };

/**
 * The people one person could be paired with: first those who are free and have precedence, then by weight; and the rules that keep the
 * others away; with `search`, those of all of them whom `anyFound` finds. Null for somebody who cannot be given a partner now. `viewer` is the person who looks: they are not told who ruled them out.
 */
export async function alternativesFor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: {
    programme: number;
    round: number;
    application: number;
    state: 'confirmed' | 'waiting';
    viewer: number | null;
    search?: string;
  },
): Promise<Alternatives | null> {
  const { programme, round } = input;
  const { pool, c, policy, precedenceOf } = await weighableOf(ctx, input);
  const me = pool.candidates.findIndex(({ id }) => pool.applications.get(Number(id)) === input.application);
  if (me === -1) return null;
  const own = Number(pool.candidates[me]!.id);
  const proposedTo = await proposedIn(ctx, programme, round);
  const found = input.search ? await anyFound(ctx, programme, input.search) : null;
  const rows = pool.candidates.flatMap(({ id }, index) => {
    const person = Number(id);
    if (index === me || found?.has(person) === false) return [];
    const broken = brokenRules(c, policy, me, index).filter((rule) => isOn(policy, rule));
    if (!toldTo(input.viewer).lists([own, person], broken)) return [];
    const precedence = precedenceOf(person);
    const first = proposedTo.has(person) ? 0 : precedence.first;
    return [{ index, person, broken, precedence, first, weight: score(c, policy, me, index) }];
  });
  rows.sort(
    (a, b) =>
      a.broken.length - b.broken.length || b.first - a.first || b.weight - a.weight || a.index - b.index,
  );
  const allowed = rows.filter(({ broken }) => broken.length === 0);
  const blocked = rows.filter(({ broken }) => broken.length > 0);
  const listed = { allowed: allowed.slice(0, MOST.allowed), blocked: blocked.slice(0, MOST.blocked) };
  const asked = [own, ...[...listed.allowed, ...listed.blocked].map(({ person }) => person)];
  const people = await peopleOfRound(ctx, input, { people: asked });
  const proposals = await proposalsWith(
    ctx,
    programme,
    asked.flatMap((person) => proposedTo.get(person) ?? []),
  );
  const proposalOf = (person: number): Proposal | null => proposals.get(proposedTo.get(person) ?? 0) ?? null;
  const shown = (list: typeof rows): Alternative[] =>
    list.flatMap(({ index, person, broken, precedence }) => {
      const who = people.get(person);
      if (!who) return [];
      return [
        { who, broken, reason: explainPair(c, policy, me, index), proposal: proposalOf(person), precedence },
      ];
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
