import type { Alternative, Block, Insight, ProofSummary, Relaxation, Sensitivity, Wish } from '#matching';
import { languageName } from '../../lib/world/languages.ts';
import { regionName } from '../../lib/world/countries.ts';
import { count } from '../import/inWords.ts';

const RULES: Record<string, string> = {
  otherCountry: 'same country',
  ruledOut: 'ruled out by one of them',
  neverAgain: 'partners before',
  otherEmployer: 'same employer',
  sharedLanguage: 'no shared language at the level',
  zoneDifference: 'time zones too far apart',
  overlapHours: 'too few shared hours',
  answers: 'answers that do not go together',
  ownMusts: 'their own musts',
  theirMusts: 'musts of the others',
  languages: 'languages',
  interests: 'interests',
  sector: 'sector',
  role: 'role',
  stage: 'career stage',
  contactWays: 'ways of contact',
  frequency: 'frequency',
  hours: 'hours both can meet',
  awake: 'hours both are awake',
  wishes: 'wishes met',
  balance: 'both sides alike',
};

export const ruleInWords = (rule: string): string => RULES[rule] ?? rule;

/** "same country: 12 (4 by this alone)" */
export const blockInWords = ({ rule, took, alone }: Block): string =>
  `${ruleInWords(rule)}: ${took}${alone > 0 ? ` (${alone} by this alone)` : ''}`;

const LEVELS = ['', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

export function relaxationInWords(relaxation: Relaxation): string {
  const opens = `: opens ${relaxation.opens}`;
  switch (relaxation.kind) {
    case 'dropMust':
      return `if they drop what they demand about ${relaxation.about}${opens}`;
    case 'dropAllMusts':
      return `if they drop all they demand${opens}`;
    case 'lowerLanguageLevel':
      return `a shared language at ${LEVELS[relaxation.to]} instead of ${LEVELS[relaxation.from]}${opens}`;
    case 'raiseZoneDifference':
      return `zones up to ${relaxation.to} hours apart instead of ${relaxation.from}${opens}`;
    case 'lowerOverlapHours':
      return `${relaxation.to} shared hours a week instead of ${relaxation.from}${opens}`;
    case 'switchOff':
      return `without the rule "${HARD_WORDS[relaxation.rule]![0]}"${opens}`;
  }
}

/** "must country: Japan", as a cell of the spreadsheet says it. */
export function wishInWords({ about, value, strength }: Wish): string {
  const weight = strength === 'wish' ? '' : `${strength} `;
  switch (about) {
    case 'country':
    case 'region':
      return `${weight}${about}: ${regionName('en', String(value))}`;
    case 'language':
      return `${weight}language: ${languageName('en', String(value))}`;
    case 'zone':
      return `${weight}zone: at most ${value} h apart`;
    default:
      return `${weight}${about}: ${value}`;
  }
}

/** The proven claim about the pairs. */
export function proofInWords({ objective, weight }: ProofSummary): string {
  return objective === 'cardinality'
    ? `Proven: no other pairing has more pairs, and, priorities first, none with as many has a greater sum than ${weight}.`
    : `Proven: priorities first, no other pairing has a greater sum than ${weight}.`;
}

/** The reason why at least `unmatched` people stay over: "None of these 3 people may be paired with another of them; …" */
export function barrierInWords({ needed, groups, unmatched }: Insight['barrier'], trios: number): string {
  const many = groups.flat().length;
  const third = trios > 0 ? ` Trios took ${count(trios, 'person', 'people')} in.` : '';
  const end = `so at least ${unmatched} ${unmatched === 1 ? 'stays' : 'stay'} without a partner in pairs.${third}`;
  const few = `only ${count(needed.length, 'other person fits', 'other people fit')} them`;
  if (many > groups.length) {
    if (groups.length === 1 && needed.length === 0)
      return `These ${many} people can only be paired among themselves, and their number is odd, ${end}`;
    const apart = `These ${many} people fall into ${count(groups.length, 'group')} of odd size, and nobody fits across groups`;
    return `${apart}; ${needed.length === 0 ? 'nobody else fits them' : few}, ${end}`;
  }
  if (needed.length === 0)
    return `By the rules ${many === 1 ? 'this person fits' : `these ${many} people fit`} nobody here, ${end}`;
  return `None of these ${many} people may be paired with another of them; ${few}, ${end}`;
}

/** "Mei (21000; these people would lose 300; Luca would have nobody; with as many people matched, at least 120 would be lost)" */
export function alternativeInWords(best: Alternative, name: (id: string | number) => string): string {
  const { other, weight, change, left, atLeast, fewer } = best;
  const parts = [
    change === 0
      ? left.length === 0
        ? 'just as good, the lot decided'
        : 'the same sum for these people'
      : change < 0
        ? `these people would lose ${-change}`
        : `these people would gain ${change}, others would pay`,
    ...(left.length > 0 ? [`${left.map(name).join(', ')} would have nobody`] : []),
    ...(fewer
      ? ['however arranged, fewer people or a person of lower priority would be matched instead']
      : []),
    ...(atLeast > 0
      ? [`with as many people matched, priorities first, at least ${atLeast} would be lost however arranged`]
      : []),
  ];
  return `${name(other)} (${weight}; ${parts.join('; ')})`;
}

/** "a shared language: one level lower" */
export function trialInWords({ rule, change }: Sensitivity): string {
  if (rule === 'trios') return 'trios allowed';
  if (rule === 'perCountry') return change === 'off' ? 'no cap by country' : 'one more place by country';
  const hard = HARD_WORDS[rule];
  if (hard) return change === 'off' ? `no rule: ${hard[0]}` : (hard[1] ?? hard[0]);
  return `${ruleInWords(rule)}: ${change === 'off' ? 'counts no more' : 'counts half'}`;
}

const HARD_WORDS: Partial<Record<string, [off: string, softer?: string]>> = {
  otherCountry: ['different countries'],
  neverAgain: ['no former partners'],
  otherEmployer: ['different employers'],
  answers: ['answers that go together'],
  sharedLanguage: ['a shared language', 'a shared language one level lower'],
  zoneDifference: ['not too far apart', 'one hour more apart'],
  overlapHours: ['hours in common', 'one hour a week less in common'],
  musts: ['musts'],
};
