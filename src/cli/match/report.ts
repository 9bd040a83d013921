import type { Alternative, Group, MatchResult, UnmatchedReason, sensitivity } from '#matching';
import { count } from '../import/inWords.ts';
import type { Block, Report } from './blocks.ts';
import type { Person } from './people.ts';
import {
  alternativeInWords,
  blockInWords,
  proofInWords,
  relaxationInWords,
  ruleInWords,
  wishInWords,
} from './inWords.ts';
import { barrierBlocks, ruleBlocks } from './barrier.ts';

export interface Explained {
  result: MatchResult;
  people: readonly Person[];
  /** The cost of each rule; null for a crowd so large that working it out would take too long. */
  rules: ReturnType<typeof sensitivity> | null;
}

export type Name = (id: string | number) => string;

/**
 * The report of a match for the person who ran it: numbers, charts, each pair with its reasons, each person left over, and the cost of each
 * rule.
 */
export function matchReport(title: string, { result, people, rules }: Explained): Report {
  const name: Name = (id) => people[Number(id)]!.name;
  const { totals, groups, unmatched, insight } = result;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `${count(totals.people, 'person', 'people')}: ${count(totals.pairs, 'pair')}, ${count(totals.trios, 'trio')}, ${totals.unmatched} without a partner. The rules allowed ${count(totals.allowedPairs, 'pair')}.`,
    },
    { kind: 'text', text: proven(result) },
    { kind: 'bars', caption: 'Pairs by worth', bars: histogram(groups) },
    { kind: 'bars', caption: 'People by the share of their wishes met', bars: satisfactionBars(groups) },
    { kind: 'bars', caption: 'What each rule gave all pairs', bars: givenBars(groups) },
    { kind: 'heading', text: 'Pairs' },
    {
      kind: 'table',
      caption: 'Who meets whom, and why',
      head: [
        'People',
        'Worth',
        'What each rule gave',
        'Wishes met',
        'Wishes missed',
        'Why not somebody else',
      ],
      rows: groups.map((group) => [
        group.members.map(name).join(', '),
        String(group.weight),
        inCommon(group),
        wishes(group, 'met', name),
        wishes(group, 'missed', name),
        whyNot(group, insight?.alternatives ?? [], name),
      ]),
    },
  ];
  if (unmatched.length > 0) blocks.push(...waiting(unmatched, name));
  if (insight) blocks.push(...barrierBlocks(insight.barrier, totals.trios, name));
  blocks.push(...ruleBlocks(rules, name));
  return { title, blocks };
}

function proven({ proof, trioProof }: MatchResult): string {
  if (proof.verified && trioProof?.verified !== false) return proofInWords(proof);
  const failure = proof.failure ?? trioProof?.failure ?? 'no reason';
  return `Not proven (${failure}): do not use these pairs, and tell us.`;
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

function wishes({ reasons }: Group, kind: 'met' | 'missed', name: Name): string {
  return reasons
    .flatMap(({ sides }) => sides)
    .filter((side) => side[kind].length > 0)
    .map((side) => `${name(side.id)}: ${side[kind].map(wishInWords).join(', ')}`)
    .join('; ');
}

/** The best other partner of each person in a group, and the cost of putting those two together. */
function whyNot(group: Group, alternatives: readonly Alternative[], name: Name): string {
  if (group.locked) return '';
  return group.members
    .map((id) => {
      const best = alternatives.find((one) => one.id === id);
      return best ? `${name(id)}: ${alternativeInWords(best, name)}` : `${name(id)}: nobody else is allowed`;
    })
    .join('; ');
}

function givenBars(groups: readonly Group[]): { label: string; value: number }[] {
  const given = new Map<string, number>();
  for (const { reasons } of groups)
    for (const { contributions } of reasons)
      for (const { rule, weight, gives } of contributions)
        if (weight > 0) given.set(rule, (given.get(rule) ?? 0) + gives);
  return [...given].map(([rule, value]) => ({ label: ruleInWords(rule), value }));
}

function waiting(unmatched: readonly UnmatchedReason[], name: Name): Block[] {
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
      rows: unmatched.map(
        ({ id, reason, ahead, candidates, considered, blocks, relaxation, withoutLoss }) => [
          name(id),
          reason === 'capped'
            ? `the places of the country are taken; ${count(ahead ?? 0, 'person waits', 'people wait')} before`
            : `${candidates} of ${considered}${candidates > 0 ? ', all needed for others' : ''}`,
          blocks.map(blockInWords).join('; '),
          relaxation ? relaxationInWords(relaxation) : 'no single change opens anybody',
          withoutLoss ? relaxationInWords(withoutLoss) : 'none found',
        ],
      ),
    },
  ];
}
