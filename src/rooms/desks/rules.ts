/** The most characters of a view's name. */
export const LONGEST_NAME = 60;

/** The most views of one list in a programme: all of them are shown above it. */
export const MOST_VIEWS = 30;
