/** The sentences that the script says, by name. `#` stands for a name. */
export const SAID = [
  'waiting',
  'connecting',
  'connected',
  'away',
  'left',
  'nobody',
  'over',
  'elsewhere',
  'low',
  'sound',
  'clear',
  'poor',
  'stuck',
  'ready',
  'trying',
  'no-share',
  'said',
  'mailed',
  'not-mailed',
] as const;
export type Says = (typeof SAID)[number];

export interface CallWords {
  said: Readonly<Record<Says, string>>;
  /** The reader's name for each partner, by the partner's person number. */
  names: Readonly<Record<string, string>>;
}
