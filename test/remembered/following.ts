import type pg from 'pg';
import { copied, kept } from './copied.ts';
import { sightOf } from './sight.ts';
import type { Own, Seen } from './sight.ts';
import { after, answerIn } from './states.ts';
import type { Statement } from './statements.ts';

type Query = (...words: unknown[]) => unknown;
type Done = (error: Error | null, result?: unknown) => void;

/** The part of a memory that its connections read and count. */
export interface Counting {
  /** Whether the memory answers now. Otherwise it only follows writes. */
  isAwake: boolean;
  /** The number of statements sent, without those that only make a savepoint. */
  sent: number;
}

/** A `query` function for a connection that follows writes and answers from memory. */
export function following(
  client: pg.ClientBase,
  shared: Seen,
  statementOf: (text: string) => Statement,
  remembered: Counting,
): Query {
  const plain = client.query.bind(client) as Query;
  const sight = sightOf(shared);
  /** The savepoints of the transaction. Those at the end have not been sent yet. */
  let places: { name: string; own: Own | null; text: string | null }[] = [];

  /** Runs the statement. If a write happens meanwhile the answer may be old or new: do not keep it. */
  async function ask(words: unknown[], changes: boolean): Promise<unknown> {
    // Savepoints are sent only now: an act without queries needs no rollback.
    for (const place of places) {
      const { text } = place;
      place.text = null;
      if (text !== null) await (plain(text, []) as Promise<unknown>);
    }
    if (changes) {
      shared.writes++;
      shared.under++;
    }
    try {
      return await (plain(...words) as Promise<unknown>);
    } catch (error) {
      if (sight.isWithin) sight.hasFailed = true;
      throw error;
    } finally {
      if (changes) {
        shared.writes++;
        shared.under--;
      }
    }
  }

  async function read(
    { nth, tables }: Extract<Statement, { does: 'read' }>,
    text: string,
    values: unknown[],
  ): Promise<unknown> {
    const question = `${nth} ${JSON.stringify(values)}`;
    const state = sight.now();
    const known = answerIn(state, question, tables);
    if (known) return copied(known);
    const { writes, under } = shared;
    remembered.sent++;
    const answer = (await ask([text, values], false)) as pg.QueryResult;
    if (under === 0 && writes === shared.writes && state === sight.now())
      state.answers.set(question, kept(answer));
    return answer;
  }

  async function follow(statement: Statement, words: unknown[]): Promise<unknown> {
    const text = words[0] as string;
    switch (statement.does) {
      case 'begin':
      case 'begin apart':
        sight.isWithin = true;
        sight.isApart ||= statement.does === 'begin apart';
        return ask(words, false);
      case 'commit': {
        if (sight.own) shared.state = after(shared.state, sight.own.changed);
        sight.end();
        places = [];
        return ask(words, true);
      }
      case 'rollback':
        sight.end();
        places = [];
        return ask(words, false);
      case 'hold':
        places.push({ name: statement.name, own: sight.own, text });
        return NOTHING;
      case 'release':
      case 'take back':
      case 'take back and release': {
        const at = places.findLastIndex(({ name }) => name === statement.name);
        const place = places[at];
        // A savepoint from before this connection was followed.
        if (!place) {
          sight.write(null);
          return ask(words, true);
        }
        const { does } = statement;
        if (does !== 'release') {
          sight.own = place.own;
          sight.hasFailed = false;
        }
        places.length = does === 'take back' ? at + 1 : at;
        return place.text === null ? ask(words, false) : NOTHING;
      }
      case 'write':
        remembered.sent++;
        sight.write(statement.tables);
        return ask(words, true);
      default:
        remembered.sent++;
        return ask(words, false);
    }
  }

  return (first, values, ...rest) => {
    const text = typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '');
    const statement = statementOf(text);
    const [done] = [values, ...rest].filter((one) => typeof one === 'function') as Done[];
    // A cursor, or rows in another form.
    if (typeof first !== 'string') {
      if (statement.does !== 'read') sight.write(null);
      remembered.sent++;
      return plain(first, values, ...rest);
    }
    const asked = Array.isArray(values) ? values : [];
    const isAnswered = remembered.isAwake && !sight.isApart && !sight.hasFailed && asked.every(isPlain);
    const answer =
      statement.does === 'read' && isAnswered
        ? read(statement, text, asked)
        : follow(statement, Array.isArray(values) ? [text, values] : [text]);
    if (!done) return answer;
    answer.then(
      (result) => done(null, result),
      (error: Error) => done(error),
    );
    return undefined;
  };
}

/** Values that JSON tells apart from all others. */
const isPlain = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'bigint';

const NOTHING = { command: 'SAVEPOINT', rowCount: 0, rows: [], fields: [], oid: 0 };
