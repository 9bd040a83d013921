/** The middle size of a programme. */
export const PEOPLE = 5000;
export const COMMENTS = 50_000;
/** Messages of its largest live chat. */
export const MESSAGES = 4000;
