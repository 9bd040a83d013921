/** From an instant up to another. */
export interface Span {
  from: Date;
  until: Date;
}

/** People of one part of the world who could come at the same hours. */
export interface Comers {
  /** The continent, by its UN M49 code; '' for people of none. */
  part: string;
  zone: string;
  /**
   * The 336 half hours of their week as 0 and 1, from Monday 00:00 on their wall clock; null for people who gave none: their waking hours
   * count.
   */
  hours: string | null;
  /** When they are away. */
  away: readonly Span[];
  people: number;
}
