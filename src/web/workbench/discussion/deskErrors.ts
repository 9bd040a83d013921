type OfFields = Partial<Record<'reason' | 'ban' | 'body' | 'why', string>>;
/** The words typed about a comment, and what is wrong with each. */
export type DeskErrors = { values?: OfFields; errors?: OfFields };
