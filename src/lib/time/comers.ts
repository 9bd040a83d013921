/** From an instant up to another. */
export interface Span {
  from: Date;
  until: Date;
}

/** People of one part of the world who could come at the same hours. */
export interface Comers {
  /** Continent by its UN M49 code; '' for what belongs to none. */
  part: string;
  zone: string;
  /** The half hours of their week, 336 of 0 and 1 from Monday 00:00 on their wall; null for who gave none: their waking hours count. */
  hours: string | null;
  /** When they are away. */
  away: readonly Span[];
  people: number;
}
