import pg from 'pg';

export type Failure = Error & { code?: string };
export type Done = (error: Failure | null, result: unknown) => void;

/** The columns of a result and how their values are read, as the driver keeps them. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  /** An empty row; null if the statement returns no rows. */
  _prebuiltEmptyResultObject: object | null;
}

/** The driver's query, with members that its types leave out. */
interface Driven {
  name?: string;
  _result: Columns;
  _accumulateRows?: boolean;
  submit(connection: object): unknown;
  handleCommandComplete(message: unknown, connection: object): void;
}

const Driven = pg.Query as unknown as new (text: string, values: readonly unknown[], done: Done) => Driven;

/**
 * A way to run prepared statements of a connection by their names. PostgreSQL describes the columns of each answer, and reading that anew
 * is half the driver's work for a row of many columns. A prepared statement always has the same columns: if they change, PostgreSQL refuses
 * it (0A000). So the columns are asked once and kept as long as the connection.
 */
export function askPrepared(
  client: pg.ClientBase,
): (name: string, text: string, values: readonly unknown[], done: Done) => void {
  const known = new Map<string, Columns>();
  const send = client.query.bind(client) as unknown as (query: Driven) => void;
  /** The connection, except that it never asks for the columns. */
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
