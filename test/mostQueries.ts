/** The most queries of a page: each is a round trip to the database. Benches and tests hold this. */
export const MOST_QUERIES = 8;
