import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../ctx.ts';
import { awaitedAnswers } from '../applications/index.ts';
import { eligibleOf } from './eligible.ts';
import { proposalsOf, proposedIn } from './proposals.ts';
import { publicationOf } from './publication.ts';
import type { Publication } from './publication.ts';
import { toldTo } from './toldTo.ts';
import type { Proposal } from './proposals.ts';
import { placesOf } from './turns.ts';
import type { Turn } from './turns.ts';

type Db = Pick<Ctx, 'db' | 'clock'>;
interface In {
  programme: number;
  round: number;
}

/** A person of a round, for the eyes of whoever does the matching. */
export interface Who {
  application: number;
  person: number;
  name: string;
  country: string | null;
  zone: string | null;
  locale: string;
  state: string;
}

/** Rows of one page of a list. */
export const MATCHING_PAGE = 50;

/** Everybody who applied to a round, by person; the erased without a name. */
export async function peopleOfRound(ctx: Db, { programme, round }: In): Promise<ReadonlyMap<number, Who>> {
  const rows = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select([
      'application.id as application',
      'person.id as person',
      'person.name',
      'person.country',
      'person.zone',
      'person.locale',
      'application.state',
    ])
    .where('application.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.state', '<>', 'draft')
    .execute();
  return new Map(rows.map((row) => [row.person, row]));
}

export interface MatchingOverview {
  /** Who can be given a partner now, and from how many countries. */
  eligible: number;
  countries: number;
  /** Confirmed, but the question whether they are still available is open. */
  unanswered: number;
  /** Those who may still say whether they are available, and until when; see `awaitedAnswers`. */
  awaited: { count: number; until: Date | null };
  /** Sent in, but the address is not confirmed. */
  unconfirmed: number;
  proposals: number;
  placed: number;
  trios: number;
  locked: number;
  /** Proposals that break a rule, made by hand. */
  breaking: number;
  unplaced: number;
  waiting: number;
  matched: number;
  publication: Publication | null;
}

/** Where a round's matching stands, in numbers. */
export async function matchingOverview(
  ctx: Db,
  input: In & { viewer: number | null },
): Promise<MatchingOverview> {
  const eligible = await eligibleOf(ctx, { ...input, state: 'confirmed' });
  const proposals = await proposalsToldTo(ctx, input);
  const people = [...(await peopleOfRound(ctx, input)).values()];
  const inState = (state: string): number => people.filter((one) => one.state === state).length;
  const placed = proposals.reduce((sum, { members }) => sum + members.length, 0);
  const publication = await publicationOf(ctx, input);
  return {
    eligible: eligible.length,
    countries: new Set(eligible.map(({ country }) => country)).size,
    unanswered: inState('confirmed') - eligible.length,
    awaited: publication
      ? { count: 0, until: null }
      : await awaitedAnswers(ctx, { programme: input.programme, round: input.round }),
    unconfirmed: inState('submitted'),
    proposals: proposals.length,
    placed,
    trios: proposals.filter(({ members }) => members.length === 3).length,
    locked: proposals.filter(({ locked }) => locked).length,
    breaking: proposals.filter(breaks).length,
    unplaced: Math.max(0, eligible.length - placed),
    waiting: inState('waiting'),
    matched: inState('matched'),
    publication,
  };
}

/** A round's proposals as `viewer` is told of them. */
async function proposalsToldTo(ctx: Db, input: In & { viewer: number | null }): Promise<Proposal[]> {
  const { pair } = toldTo(input.viewer);
  const proposals = await proposalsOf(ctx, input.programme, input.round);
  return proposals.map((one) => Object.assign(one, { reasons: one.reasons.map(pair) }));
}

export function breaks({ reasons }: Proposal): boolean {
  return reasons.some(({ broken }) => broken.length > 0);
}

export type ProposalSort = 'weakest' | 'strongest' | 'newest';

/** A trio's weight is that of three pairs. */
const strength = (one: Proposal): number => one.weight / Math.max(1, one.reasons.length);

export interface ShownProposal extends Proposal {
  people: Who[];
}

/** One page of a round's proposals with their people; `country` keeps those with somebody from there. */
export async function listProposals(
  ctx: Db,
  input: In & { viewer: number | null },
  filter: { sort: ProposalSort; country?: string | undefined; page: number },
): Promise<{ rows: ShownProposal[]; count: number; pages: number; countries: string[] }> {
  const people = await peopleOfRound(ctx, input);
  const all = (await proposalsToldTo(ctx, input)).map((proposal): ShownProposal =>
    Object.assign(proposal, {
      people: proposal.members.flatMap(({ person }) => people.get(person) ?? []),
    }),
  );
  const orders: Record<ProposalSort, (a: Proposal, b: Proposal) => number> = {
    weakest: (a, b) => strength(a) - strength(b) || a.id - b.id,
    strongest: (a, b) => strength(b) - strength(a) || a.id - b.id,
    newest: (a, b) => b.id - a.id,
  };
  const wanted = all
    .filter((one) => !filter.country || one.people.some(({ country }) => country === filter.country))
    .sort(orders[filter.sort]);
  return { ...pageOf(wanted, filter.page), countries: countriesOf(all.flatMap((one) => one.people)) };
}

export interface Unplaced {
  who: Who;
  /** Null when no run has looked at this person yet. */
  reasons: UnmatchedReason | null;
  turns: readonly Turn[];
}

/**
 * One page of those without a partner: not proposed to anybody, or, once partners are introduced, waiting. Who comes first is at the top, then
 * whoever has waited longest, or applied first.
 */
export async function listUnplaced(
  ctx: Db,
  input: In & { state: 'confirmed' | 'waiting'; viewer: number | null },
  filter: { page: number },
): Promise<{ rows: Unplaced[]; count: number; pages: number }> {
  const people = await peopleOfRound(ctx, input);
  const proposed = await proposedIn(ctx, input.programme, input.round);
  const reasons = await ctx.db
    .selectFrom('unmatched')
    .select(['application_id', 'reasons'])
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .execute();
  const told = toldTo(input.viewer);
  const by = new Map(reasons.map((row) => [row.application_id, row.reasons]));
  const { people: eligible, placeOf } = await placesOf(ctx, input);
  const waited = input.state === 'waiting' ? ({ since }: { since: Date }) => since.getTime() : () => 0;
  const rows = eligible
    .toSorted(
      (a, b) =>
        placeOf(b.person).first - placeOf(a.person).first || waited(a) - waited(b) || a.order - b.order,
    )
    .flatMap(({ person, application }) => {
      const who = people.get(person);
      if (!who || proposed.has(person)) return [];
      const found = by.get(application);
      const { turns } = placeOf(person);
      return [{ who, turns, reasons: found ? told.unmatched(person, found) : null }];
    });
  return pageOf(rows, filter.page);
}

function pageOf<T>(rows: readonly T[], page: number): { rows: T[]; count: number; pages: number } {
  return {
    rows: rows.slice((page - 1) * MATCHING_PAGE, page * MATCHING_PAGE),
    count: rows.length,
    pages: Math.max(1, Math.ceil(rows.length / MATCHING_PAGE)),
  };
}

function countriesOf(people: readonly Who[]): string[] {
  return [...new Set(people.flatMap(({ country }) => country ?? []))].sort();
}
