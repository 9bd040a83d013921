import type { Block, Relaxation } from '#matching';

const RULES: Record<string, string> = {
  otherCountry: 'same country',
  ruledOut: 'ruled out by one of them',
  neverAgain: 'partners before',
  otherEmployer: 'same employer',
  sharedLanguage: 'no shared language at the level',
  zoneDifference: 'time zones too far apart',
  overlapHours: 'too few shared hours',
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
      return `without the rule "${ruleInWords(relaxation.rule)}"${opens}`;
  }
}
