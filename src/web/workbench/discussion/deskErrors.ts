type OfFields = Partial<Record<'reason' | 'ban' | 'body' | 'why', string>>;
/** The words typed about a comment, and the fault of each. */
export interface DeskErrors {
  values?: OfFields;
  errors?: OfFields;
  /** The version of the comment with which the moderator began. */
  base?: string | undefined;
  /** The comment was changed meanwhile. */
  isOvertaken?: true;
}
