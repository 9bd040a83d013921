import pg from 'pg';

export type Failure = Error & { code?: string };
export type Done = (error: Failure | null, result: unknown) => void;

/** The columns of a result and how their values are read, as the driver keeps them. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  /** A row with nothing in it; null where a statement has no rows. */
  _prebuiltEmptyResultObject: object | null;
}

/** The driver's query, with what its types leave out. */
interface Driven {
  name?: string;
  _result: Columns;
  _accumulateRows?: boolean;
  submit(connection: object): unknown;
  handleCommandComplete(message: unknown, connection: object): void;
}

const Driven = pg.Query as unknown as new (text: string, values: readonly unknown[], done: Done) => Driven;

/**
 * A way to ask prepared statements of a connection by their names. PostgreSQL tells of each answer which columns it has, and the driver reads
 * that anew each time: half of the work of a query for a row of many columns. Of a prepared statement it is always the same, since
 * PostgreSQL refuses one whose columns have changed (0A000): so we ask once, and keep it for as long as the connection.
 */
export function askPrepared(
  client: pg.ClientBase,
): (name: string, text: string, values: readonly unknown[], done: Done) => void {
  const known = new Map<string, Columns>();
  const send = client.query.bind(client) as unknown as (query: Driven) => void;
  /** The connection without the question for the columns. */
  let quiet: object | undefined;

  class Prepared extends Driven {
    override submit(connection: object): unknown {
      const columns = known.get(this.name!);
      if (!columns) return super.submit(connection);
      Object.assign(this._result, columns);
      this._accumulateRows = columns._prebuiltEmptyResultObject !== null;
      quiet ??= Object.create(connection, { describe: { value: () => {} } }) as object;
      return super.submit(quiet);
    }

    override handleCommandComplete(message: unknown, connection: object): void {
      if (!known.has(this.name!)) {
        const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
        known.set(this.name!, { fields, _parsers, _prebuiltEmptyResultObject });
      }
      super.handleCommandComplete(message, connection);
    }
  }

  return (name, text, values, done) => {
    const query = new Prepared(text, values, done);
    query.name = name;
    send(query);
  };
}
