import { ABOUTS } from '#matching';
import type { WishAbout } from '#matching';

/** The content of `answer.value`, by the type of its question. */

export const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type LanguageLevel = (typeof LEVELS)[number];

export interface LanguageAnswer {
  /** BCP 47 */
  code: string;
  level: LanguageLevel;
}

export interface AbsenceAnswer {
  /** `2027-03-01`, first and last day. */
  from: string;
  until: string;
}

/** The subjects of wishes that the matcher can grant. */
export const WISH_SUBJECTS = ABOUTS;
export type WishSubjectKey = WishAbout;

/** How much a wish matters to the person: nice, important, or nothing else will do. */
export const WISH_STRENGTHS = ['wish', 'important', 'must'] as const;
export type WishStrength = (typeof WISH_STRENGTHS)[number];

export interface WishAnswer {
  about: WishSubjectKey;
  /** ISO country, M49 region, BCP 47 language, the option key of the question with that role, or hours for `zone`. */
  value: string | number;
  strength: WishStrength;
}

export interface ValueOf {
  short: string;
  long: string;
  /** An option key. */
  one: string;
  many: string[];
  /** `2027-03-01` */
  date: string;
  /** A whole number. */
  number: number;
  /** A point between the ends of the scale. */
  scale: number;
  /** ISO 3166-1 alpha-2, or XK. */
  country: string;
  /** IANA */
  zone: string;
  languages: LanguageAnswer[];
  /** 336 characters 0 or 1: half-hours of local wall time from Monday 00:00. */
  hours: string;
  absences: AbsenceAnswer[];
  wishes: WishAnswer[];
  /** Each an address or a name. */
  exclusions: string[];
}

export type AnswerValue = ValueOf[keyof ValueOf];

/** M49 codes that a wish about a region can have. */
export const REGION_CODES = ['002', '009', '019', '142', '150'] as const;

/** Hours of difference that a wish about the zone can have. */
export const ZONE_HOURS = [2, 3, 4, 5, 6, 8, 10] as const;

/** For each subject, the role of the question whose options a wish takes. */
export const WISH_ROLES: Partial<Record<WishSubjectKey, string>> = {
  sector: 'sector',
  role: 'role',
  stage: 'stage',
  interest: 'interests',
};
