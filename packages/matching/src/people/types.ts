export type Id = string | number;

/** CEFR as a number: A1 = 1 … C2 = 6 (native speakers count as 6). */
export type Level = 1 | 2 | 3 | 4 | 5 | 6;

export type WishAbout = 'country' | 'region' | 'language' | 'sector' | 'role' | 'stage' | 'interest' | 'zone';

/**
 * A wish counts once, an important one twice. A must has to be met; if the policy does not insist on musts, it counts as an important wish.
 */
export type Strength = 'wish' | 'important' | 'must';

/**
 * A person's wish about the partner. `value` is the code or key that is compared with the partner's. For `zone` it is the greatest
 * difference from the person's own zone, in hours. Several wishes about the same thing are alternatives: two musts about `country` are met
 * by a partner from either country.
 */
export type Wish = { about: WishAbout; value: string | number; strength: Strength };

/** One person, as the matcher sees them. All fields are plain data, and texts are opaque keys, compared for equality. */
export type Candidate = {
  id: Id;
  /** The place in the tie rule, lower first. Equal orders are decided by id. */
  order: number;
  /** ISO 3166-1 alpha-2 or XK. */
  country: string;
  /** The regions of the country, in the codes that wishes about `region` use. */
  regions?: string[];
  /** Offset from UTC in minutes at the round's dates, east positive. */
  utcOffsetMinutes: number;
  /** Half-hours when the person can meet, 336 bits from Monday 00:00 **UTC**; absent: every waking hour. */
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
  /** The person's answers to questions that `Policy.answers` compares, by question; an unanswered question is absent. */
  answers?: Record<string, string>;
  /** Higher is covered first, such as people unmatched or let down last time. Default 0, the usual. */
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

/** The rules with a switch of their own in `Policy.hard`. `answers` is on if there is a must among `Policy.answers`. */
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
 * A change that may be proposed for a person without a partner. `dropMust` drops the person's demands about one thing. The last five switch
 * off the hard rule of that name.
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

/** The most people of one country: a number, or a percentage of everybody who is there to be matched (see `placesOf`). */
export type Cap = number | { percent: number };

/**
 * Two people's answers to a question should be equal, or should differ. This is a must, or a wish whose weight (0 to 1000) counts if it is
 * met. If either gave no answer, it is neither met nor broken. Numbers count as equal if they are at most `within` apart (default 0).
 */
export type AnswerRule = {
  question: string;
  want: 'equal' | 'different';
  strength: 'wish' | 'must';
  weight: number;
  within?: number;
};

/** The matching rules of a round: plain data, stored with each run. Check a policy from outside with `validatePolicy`. */
export type Policy = {
  version: 1;
  objective: 'cardinality' | 'weight';
  hard: {
    otherCountry: { on: boolean };
    /** Always on in a real round (`validatePolicy` refuses otherwise); tests may switch it off. */
    ruledOut: { on: boolean };
    neverAgain: { on: boolean };
    /** Unknown employers never block. */
    otherEmployer: { on: boolean };
    /** At least one language both speak at this level or better. */
    sharedLanguage: { on: boolean; minLevel: Level };
    /** The greatest difference between zones in hours, the shorter way round the clock (0 to 12). */
    zoneDifference: { on: boolean; maxHours: number };
    /** Hours a week that both can meet (0 to 168). */
    overlapHours: { on: boolean; minHours: number };
    musts: { on: boolean };
  };
  /** Integers 0 to 1000. A rule adds its weight times its measure (0 to 100). */
  soft: Record<SoftRule, number>;
  /** At most `MOST_ANSWER_RULES`, each about a different question. Absent (older policies): none. */
  answers?: AnswerRule[];
  trios: 'allow' | 'forbid';
  /**
   * The most people of one country, or their greatest share of all, to be matched. Priorities come first, then the lower `order`; the
   * others wait in that sequence. Null or absent (older policies): no limit.
   */
  perCountry?: Cap | null;
  /** The only steps that may be proposed, cheapest first. Absent (older policies): `RELAX_STEPS`. */
  relax?: RelaxStep[];
};
