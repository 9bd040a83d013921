import type { Insight } from '#matching';
import { count } from '../import/inWords.ts';
import type { Block } from './blocks.ts';
import { barrierInWords, trialInWords } from './inWords.ts';
import type { Explained, Name } from './report.ts';

/** The most people named in the report; the others are only counted. */
const NAMED = 40;

/** The proof that no pairing at all could leave fewer people over. */
export function barrierBlocks(barrier: Insight['barrier'], trios: number, name: Name): Block[] {
  const { needed, groups, unmatched } = barrier;
  if (unmatched === 0) return [];
  const named = (ids: readonly (string | number)[]): string => {
    const more = ids.length > NAMED ? [`and ${ids.length - NAMED} more`] : [];
    return [...ids.slice(0, NAMED).map(name), ...more].join(', ');
  };
  const many = groups.flat();
  const about = { kind: 'table' as const, caption: 'The people this is about' };
  return [
    { kind: 'heading', text: 'Why not everybody can be paired' },
    { kind: 'text', text: barrierInWords(barrier, trios) },
    ...(needed.length === 0
      ? [{ ...about, head: ['These'], rows: [[named(many)]] }]
      : [
          {
            kind: 'bars' as const,
            caption: 'The many and the few',
            bars: [
              { label: 'depend on the few', value: many.length },
              { label: 'the few', value: needed.length },
              { label: 'must stay over', value: unmatched },
            ],
          },
          { ...about, head: ['They depend', 'on these'], rows: [[named(many), named(needed)]] },
        ]),
  ];
}

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));

export function ruleBlocks(rules: Explained['rules'], name: Name): Block[] {
  const heading: Block = { kind: 'heading', text: 'What each rule costs' };
  if (!rules)
    return [heading, { kind: 'text', text: 'Left out: with so many people it would take too long.' }];
  const { now, changes } = rules;
  const sorted = changes.toSorted((a, b) => b.outcome.matched - a.outcome.matched);
  const telling = sorted.filter(
    ({ outcome, gained, lost }) =>
      gained.length + lost.length > 0 ||
      (['matched', 'weight', 'leastSatisfaction'] as const).some((key) => outcome[key] !== now[key]),
  );
  const same = sorted.length - telling.length;
  return [
    heading,
    {
      kind: 'text',
      text: `How the match would end if one rule were dropped or made one step milder and all else stayed. Now ${now.matched} people are matched, the sum is ${now.weight}, and the least share of wishes somebody gets is ${now.leastSatisfaction} %. ${count(same, 'further change', 'further changes')} would make no difference.`,
    },
    {
      kind: 'bars',
      caption: 'People matched',
      bars: [
        { label: 'as it is', value: now.matched },
        ...telling
          .filter(({ outcome }) => outcome.matched !== now.matched)
          .map((trial) => ({ label: trialInWords(trial), value: trial.outcome.matched })),
      ],
    },
    {
      kind: 'table',
      caption: 'Each change alone',
      head: ['Change', 'Matched', 'Sum', 'Least share of wishes', 'Would get a partner', 'Would lose theirs'],
      rows: telling.map((trial) => [
        trialInWords(trial),
        `${trial.outcome.matched} (${signed(trial.outcome.matched - now.matched)})`,
        `${trial.outcome.weight} (${signed(trial.outcome.weight - now.weight)})`,
        `${trial.outcome.leastSatisfaction} %`,
        trial.gained.slice(0, NAMED).map(name).join(', '),
        trial.lost.slice(0, NAMED).map(name).join(', '),
      ]),
    },
  ];
}
