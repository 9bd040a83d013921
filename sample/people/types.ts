import type { SampleLocale } from '../texts.ts';
import type { Level } from './country.ts';

export type InventedWish = {
  about: 'country' | 'region' | 'language' | 'sector' | 'role' | 'stage' | 'interest' | 'zone';
  /** The value as in the wishes question; a number of hours for `zone`. */
  value: string | number;
  strength: 'wish' | 'must';
};

/** A person's acts in a simulated round. */
export type Behaviour = {
  confirmsAddress: boolean;
  withdraws: boolean;
  answersAvailability: boolean;
  writesLetters: boolean;
  optsOutOfTopics: boolean;
  /** Every mail to the address is refused for good. */
  hardBounces: boolean;
};

/** An invented person, with an answer to every question of the librarians' form. */
export type InventedPerson = {
  address: string;
  name: string;
  /** '' when the name itself is right. */
  called: string;
  country: string;
  city: string;
  zone: string;
  locale: SampleLocale;
  languages: { code: string; level: Level }[];
  sector: string;
  /** '' for a person without one. */
  employer: string;
  role: string;
  stage: string;
  interests: string[];
  /** 336 of '0' and '1': half-hours of local wall time from Monday 00:00. */
  hours: string;
  contactWays: string[];
  frequency: string;
  wishes: InventedWish[];
  /** Days counted from the introduction; the last day is included. */
  absences: { firstDay: number; lastDay: number }[];
  work: string;
  path: string;
  place: string;
  hopes: string;
  /** Positions in the same list of the people with whom this one must never be paired; never the person's own position. */
  excludes: number[];
  behaviour: Behaviour;
};
