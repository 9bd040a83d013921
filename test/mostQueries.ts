/** A page may ask the database so often: each query is a way there and back. Benches and tests hold it. */
export const MOST_QUERIES = 8;
