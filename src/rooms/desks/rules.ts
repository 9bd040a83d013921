/** Characters of the name of a view. */
export const LONGEST_NAME = 60;

/** Views of one list in a programme: all of them stand above it. */
export const MOST_VIEWS = 30;
