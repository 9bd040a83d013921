import type { Barrier, Group, MatchResult, UnmatchedReason } from '#matching';
import { count } from '../import/words.ts';
import type { Block, Report } from './blocks.ts';
import type { Person } from './people.ts';
import { blockInWords, relaxationInWords, ruleInWords } from './words.ts';

/** What came of a match, for who ran it: the numbers, charts, each pair with its reasons and each person without one. */
export function matchReport(
  title: string,
  { result, people, barrier }: { result: MatchResult; people: readonly Person[]; barrier: Barrier },
): Report {
  const name = (id: string | number): string => people[Number(id)]!.name;
  const { totals, proof, groups, unmatched } = result;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `${count(totals.people, 'person', 'people')}: ${count(totals.pairs, 'pair')}, ${count(totals.trios, 'trio')}, ${totals.unmatched} without a partner. ${count(totals.allowedPairs, 'pair')} were allowed by the rules.`,
    },
    {
      kind: 'text',
      text: proof.verified
        ? `Proven: ${proof.objective === 'cardinality' ? 'no other pairing has more pairs, and none with as many' : 'no other pairing'} has a greater sum than ${proof.weight}.`
        : `Not proven (${proof.failure}): do not use these pairs, and tell us.`,
    },
    { kind: 'bars', caption: 'Pairs by worth', bars: histogram(groups) },
    { kind: 'bars', caption: 'People by the share of their wishes met', bars: satisfactionBars(groups) },
    { kind: 'heading', text: 'Pairs' },
    {
      kind: 'table',
      caption: 'Who meets whom, and why',
      head: ['People', 'Worth', 'In common', 'Wishes missed'],
      rows: groups.map((group) => [
        group.members.map(name).join(', '),
        String(group.weight),
        inCommon(group),
        missed(group, name),
      ]),
    },
  ];
  if (unmatched.length > 0) blocks.push(...waiting(unmatched, name), ...barrierBlocks(barrier, name));
  return { title, blocks };
}

function histogram(groups: readonly Group[]): { label: string; value: number }[] {
  const weights = groups.flatMap(({ reasons }) => reasons.map(({ weight }) => weight));
  const most = Math.max(0, ...weights);
  const step = Math.max(1000, Math.ceil(most / 8000) * 1000);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, k) => ({
    label: `${k * step} to ${(k + 1) * step - 1}`,
    value: weights.filter((w) => Math.floor(w / step) === k).length,
  }));
}

function satisfactionBars(groups: readonly Group[]): { label: string; value: number }[] {
  const shares = groups.flatMap(({ reasons }) =>
    reasons.flatMap(({ sides }) => sides.map(({ satisfaction }) => satisfaction)),
  );
  const within = (low: number, high: number) => shares.filter((s) => s >= low && s < high).length;
  return [
    { label: 'all (or no wish)', value: within(100, 101) },
    { label: 'half or more', value: within(50, 100) },
    { label: 'some', value: within(1, 50) },
    { label: 'none', value: within(0, 1) },
  ];
}

function inCommon({ reasons }: Group): string {
  const parts = reasons.flatMap(({ contributions }) =>
    contributions.filter(({ gives }) => gives > 0).toSorted((a, b) => b.gives - a.gives),
  );
  const best = new Map<string, number>();
  for (const { rule, gives } of parts) best.set(rule, (best.get(rule) ?? 0) + gives);
  return [...best].map(([rule, gives]) => `${ruleInWords(rule)} ${gives}`).join('; ');
}

function missed({ reasons }: Group, name: (id: string | number) => string): string {
  return reasons
    .flatMap(({ sides }) => sides)
    .filter((side) => side.missed.length > 0)
    .map(
      (side) => `${name(side.id)}: ${side.missed.map(({ about, value }) => `${about} ${value}`).join(', ')}`,
    )
    .join('; ');
}

function waiting(unmatched: readonly UnmatchedReason[], name: (id: string | number) => string): Block[] {
  const took = new Map<string, number>();
  for (const { blocks } of unmatched)
    for (const { rule, took: n } of blocks) took.set(rule, (took.get(rule) ?? 0) + n);
  return [
    { kind: 'heading', text: 'Without a partner' },
    {
      kind: 'bars',
      caption: 'Candidates each rule took from them',
      bars: [...took].map(([rule, value]) => ({ label: ruleInWords(rule), value })),
    },
    {
      kind: 'table',
      caption: 'Why, and what would help',
      head: [
        'Person',
        'Allowed candidates',
        'What took the others',
        'The cheapest change',
        'The cheapest that takes nobody’s partner',
      ],
      rows: unmatched.map(({ id, candidates, considered, blocks, relaxation, withoutLoss }) => [
        name(id),
        `${candidates} of ${considered}${candidates > 0 ? ', all needed for others' : ''}`,
        blocks.map(blockInWords).join('; '),
        relaxation ? relaxationInWords(relaxation) : 'no single change opens anybody',
        withoutLoss ? relaxationInWords(withoutLoss) : 'none',
      ]),
    },
  ];
}

/** People named in the report; more are only counted. */
const NAMED = 40;

/** Why no pairing whatever could leave fewer people over. */
function barrierBlocks(
  { needed, groups, unmatched }: Barrier,
  name: (id: string | number) => string,
): Block[] {
  if (unmatched === 0) return [];
  const named = (ids: readonly number[]): string => {
    const more = ids.length > NAMED ? [`and ${ids.length - NAMED} more`] : [];
    return [...ids.slice(0, NAMED).map(name), ...more].join(', ');
  };
  const alone = groups.filter((group) => group.length === 1);
  const many = groups.flat();
  const shape =
    alone.length === groups.length
      ? `None of these ${many.length} people may be paired with another of them`
      : `These ${many.length} people fall into ${groups.length} groups of odd size, and nobody fits across groups`;
  const end =
    needed.length === 0
      ? `nobody else fits them, so at least ${unmatched} stay without a partner in pairs.`
      : `only ${count(needed.length, 'other person fits', 'other people fit')} them, so at least ${unmatched} stay without a partner in pairs.`;
  return [
    { kind: 'heading', text: 'Why nobody could do better' },
    { kind: 'text', text: `${shape}; ${end} Trios can take some of them in.` },
    {
      kind: 'table',
      caption: 'The people this is about',
      head: ['They depend', 'on these'],
      rows: [[named(many), named(needed) || 'nobody']],
    },
  ];
}
