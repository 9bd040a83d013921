export type Id = string | number;

/** CEFR as a number: A1 = 1 … C2 = 6 (native speakers count as 6). */
export type Level = 1 | 2 | 3 | 4 | 5 | 6;

export type WishAbout = 'country' | 'region' | 'language' | 'sector' | 'role' | 'stage' | 'interest' | 'zone';

/** A wish counts once, an important one twice; a must is kept, and where the policy does not insist on musts it counts as an important wish. */
export type Strength = 'wish' | 'important' | 'must';

/**
 * A person's wish about the partner. `value` is the code or key compared with the partner's; for `zone` it is the greatest difference from
 * the own zone in hours. Several wishes about the same thing are alternatives: two musts about `country` are met by a partner from either.
 */
export type Wish = { about: WishAbout; value: string | number; strength: Strength };

/** One person as the matcher sees them. Everything is plain data; texts are opaque keys compared by equality. */
export type Candidate = {
  id: Id;
  /** Place in the tie rule: lower first. Equal orders fall by id. */
  order: number;
  /** ISO 3166-1 alpha-2 or XK. */
  country: string;
  /** Regions the country lies in, in whatever codes wishes about `region` use. */
  regions?: string[];
  /** Offset from UTC in minutes at the round's dates, east positive. */
  utcOffsetMinutes: number;
  /** Half-hours one can meet, 336 bits from Monday 00:00 **UTC**; absent = every waking hour. */
  hours?: Uint32Array | number[];
  languages: { code: string; level: Level }[];
  interests: string[];
  sector?: string;
  role?: string;
  stage?: string;
  contactWays: string[];
  frequency?: string;
  wishes: Wish[];
  /** People this person never wants to meet. */
  excluded: Id[];
  /** Partners of earlier rounds. */
  former: Id[];
  employer?: string;
  /** Their answers to questions that `Policy.answers` compares, by question; an unanswered one is absent. */
  answers?: Record<string, string>;
  /** 0 = usual; higher is covered first (unmatched or let down last time). Default 0. */
  priority?: number;
};

export type HardRule =
  | 'otherCountry'
  | 'ruledOut'
  | 'neverAgain'
  | 'otherEmployer'
  | 'sharedLanguage'
  | 'zoneDifference'
  | 'overlapHours'
  | 'musts'
  | 'answers';

/** Those with a switch of their own in `Policy.hard`; `answers` is on where a must is among `Policy.answers`. */
export type SwitchedRule = Exclude<HardRule, 'answers'>;

export type SoftRule =
  | 'languages'
  | 'interests'
  | 'sector'
  | 'role'
  | 'stage'
  | 'contactWays'
  | 'frequency'
  | 'hours'
  | 'awake'
  | 'wishes'
  | 'balance';

/**
 * A change that may be proposed for somebody without a partner. `dropMust` drops what the person demands about one thing; the last five
 * switch off the hard rule of that name.
 */
export type RelaxStep =
  | 'dropMust'
  | 'dropAllMusts'
  | 'lowerLanguageLevel'
  | 'raiseZoneDifference'
  | 'lowerOverlapHours'
  | 'sharedLanguage'
  | 'otherEmployer'
  | 'answers'
  | 'otherCountry'
  | 'neverAgain';

/** The most people of one country: so many, or so many in a hundred of everybody who is there to be matched (see `placesOf`). */
export type Cap = number | { percent: number };

/**
 * Two people's answers to a question are to be equal, or to differ: as a must, or as a wish worth its weight (0 to 1000) when it is so. Where
 * one of them gave no answer it is neither. Answers that are numbers count as equal when they are at most `within` apart (0 without it).
 */
export type AnswerRule = {
  question: string;
  want: 'equal' | 'different';
  strength: 'wish' | 'must';
  weight: number;
  within?: number;
};

/** The matching rules of a round: plain data, stored with each run. Check what comes from outside with `validatePolicy`. */
export type Policy = {
  version: 1;
  objective: 'cardinality' | 'weight';
  hard: {
    otherCountry: { on: boolean };
    /** Always on for a real round (`validatePolicy` refuses otherwise); switchable so that tests can tell. */
    ruledOut: { on: boolean };
    neverAgain: { on: boolean };
    /** Unknown employers never block. */
    otherEmployer: { on: boolean };
    /** At least one language both speak at this level or better. */
    sharedLanguage: { on: boolean; minLevel: Level };
    /** Zones at most so many hours apart, going the short way round the clock (0 to 12). */
    zoneDifference: { on: boolean; maxHours: number };
    /** Hours a week that both can meet (0 to 168). */
    overlapHours: { on: boolean; minHours: number };
    musts: { on: boolean };
  };
  /** Integers 0 to 1000; a rule gives its weight times its measure (0 to 100). */
  soft: Record<SoftRule, number>;
  /** At most `MOST_ANSWER_RULES`, each about another question. Absent (older policies): none. */
  answers?: AnswerRule[];
  trios: 'allow' | 'forbid';
  /**
   * At most so many people of one country, or such a share of all, are matched: priorities first, then who comes first in `order`; the others wait in that order.
   * Null or absent (older policies): as many as there are.
   */
  perCountry?: Cap | null;
  /** The steps that may be proposed, cheapest first; others never are. Absent (older policies): `RELAX_STEPS`. */
  relax?: RelaxStep[];
};
