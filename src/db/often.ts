import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import { rowsOf } from './shortWay.ts';

/** Stands for a value that is given later. */
class Slot {
  readonly place: number;
  constructor(place: number) {
    this.place = place;
  }
}

/**
 * A query that every page asks, from the builder or in SQL. It is built and written as SQL once; afterwards only its values change. The
 * text must not depend on the values: put a list into `= any(…)`, and never pass null, since `is null` would be another text.
 */
export function often<Values extends readonly unknown[], Row>(
  build: (db: Kysely<Schema>, ...values: Values) => { compile(db: Kysely<Schema>): CompiledQuery<Row> },
): (db: Kysely<Schema>, ...values: Values) => Promise<Row[]> {
  let known: CompiledQuery<Row> | undefined;
  return (db, ...values) => {
    const query = (known ??= build(db, ...slots<Values>(values.length)).compile(db));
    const parameters = query.parameters.map((one) => (one instanceof Slot ? values[one.place] : one));
    return rowsOf(db, { ...query, parameters });
  };
}

const slots = <Values extends readonly unknown[]>(count: number): Values =>
  Array.from({ length: count }, (_, place) => new Slot(place)) as unknown as Values;
