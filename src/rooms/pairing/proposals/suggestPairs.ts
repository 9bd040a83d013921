import type { PairReason, UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { poolOf } from '../pool/candidates.ts';
import { partedPairs } from '../pool/keptApart.ts';
import { peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { handPolicy } from '../rules.ts';
import { inWorker } from '../runs/matchInWorker.ts';
import { policyOf } from '../setPolicy.ts';
import { toldTo } from '../toldTo.ts';
import { proposalsHolding, proposalsWith } from './queries.ts';
import type { Proposal } from './queries.ts';

/** The things of a list that somebody chose: applications without a partner, or proposals whose people are to get other partners. */
export interface ChosenToPair {
  applications: readonly number[];
  proposals: readonly number[];
}

export interface SuggestedGroup {
  applications: number[];
  people: Who[];
  weight: number;
  reasons: PairReason[];
}

export interface Suggestion {
  groups: SuggestedGroup[];
  /** Chosen people without a possible partner among the chosen, each with the reasons that keep the others away. */
  alone: { who: Who; reasons: UnmatchedReason }[];
  /** People who cannot be given a partner now, who have another proposal by now, or the viewer. */
  apart: Who[];
  /** The chosen proposals that end when the groups are proposed. */
  leave: number[];
  /** How many of the chosen proposals are locked, and stay. */
  locked: number;
}

/** The round of the chosen things; null when none of them exists. */
export async function roundOfChosen(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { applications, proposals }: ChosenToPair,
): Promise<number | null> {
  const [first] = (await proposalsWith(ctx, programme, proposals)).values();
  if (first) return first.round;
  const row = await ctx.db
    .selectFrom('application')
    .select('round_id')
    .where('programme_id', '=', programme)
    .where('id', '=', applications[0] ?? 0)
    .executeTakeFirst();
  return row?.round_id ?? null;
}

/**
 * Pairs the chosen people of a round among themselves by its rules, as a run would, and writes nothing. People of chosen proposals get
 * other partners; locked proposals stay. `viewer` is the person who looks: nobody pairs themselves.
 */
export async function suggestPairs(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; viewer: number | null; chosen: ChosenToPair },
): Promise<Suggestion> {
  const { programme, round, viewer, chosen } = input;
  const proposals = [...(await proposalsWith(ctx, programme, chosen.proposals)).values()].filter(
    (one) => one.round === round,
  );
  const free = proposals.filter(({ locked }) => !locked);
  const leave = free.map(({ id }) => id);
  const applications = [
    ...new Set([
      ...chosen.applications,
      ...free.flatMap(({ members }) => members.map(({ application }) => application)),
    ]),
  ];
  const asked = await peopleOfRound(ctx, { programme, round }, { applications });
  const policy = await policyOf(ctx, programme, round);
  const pool = await poolOf(ctx, { programme, round, policy, partings: false, applications });
  const taken = new Set(
    (await proposalsHolding(ctx, programme, applications))
      .filter(({ id }) => !leave.includes(id))
      .flatMap(({ members }) => members.map(({ person }) => person)),
  );
  const among = pool.candidates.filter(({ id }) => {
    const person = Number(id);
    return asked.has(person) && !taken.has(person) && toldTo(viewer).pairs([person]);
  });
  const people = among.map(({ id }) => Number(id));
  const parted = await partedPairs(ctx, { programme, round, people });
  const together = partnersNow(free);
  const candidates = among.map((one) => {
    const person = Number(one.id);
    const apart = [...(parted.get(person) ?? []), ...(together.get(person) ?? [])];
    return Object.assign({}, one, {
      excluded: [
        ...new Set([...one.excluded.map(Number), ...apart.filter((id) => people.includes(id))]),
      ].sort((a, b) => a - b),
    });
  });
  // Matching thousands takes seconds, so a thread does it and pages go on.
  const { groups, unmatched } = await inWorker(
    'pairs',
    { candidates, policy: handPolicy(policy), seed: 0, locked: [] },
    { signal: new AbortController().signal, onProgress: () => {} },
  );
  const whoOf = (id: unknown): Who => asked.get(Number(id))!;
  const placed = new Set([...groups.flatMap(({ members }) => members), ...unmatched.map(({ id }) => id)]);
  return {
    groups: groups.map(({ members, weight, reasons }) => ({
      applications: members.map((id) => whoOf(id).application),
      people: members.map(whoOf),
      weight,
      reasons,
    })),
    alone: unmatched.map((reasons) => ({ who: whoOf(reasons.id), reasons })),
    apart: [...asked.values()].filter(({ person }) => !placed.has(person)),
    leave,
    locked: proposals.length - free.length,
  };
}

/** The people with whom each person is proposed, by the person's id. */
function partnersNow(proposals: readonly Proposal[]): ReadonlyMap<number, number[]> {
  return new Map(
    proposals.flatMap(({ members }) =>
      members.map(({ person }) => [
        person,
        members.flatMap((other) => (other.person === person ? [] : [other.person])),
      ]),
    ),
  );
}
