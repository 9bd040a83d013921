type OfFields = Partial<Record<'reason' | 'ban' | 'body' | 'why', string>>;
/** The words typed about a comment, and what is wrong with each. */
export interface DeskErrors {
  values?: OfFields;
  errors?: OfFields;
  /** The version of the words that the moderator began with. */
  base?: string | undefined;
  /** Its words were changed meanwhile. */
  isOvertaken?: true;
}
