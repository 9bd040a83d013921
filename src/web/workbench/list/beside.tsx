import type { ComponentChildren } from 'preact';
import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import type { Around } from '../../../lib/placeInList.ts';
import { Bdi, RECORD, safeHref, useView } from '../../../ui/index.ts';
import { rowId } from './rows.tsx';

/** A row of the list beside a record. */
export interface BesideRow {
  id: number;
  name: string;
  /** A word or two: its state, or since when. */
  state: ComponentChildren;
  /** The number of its row in the list, if that is another. */
  row?: number | undefined;
}

/** A list around one of its records, with addresses that keep its filters and order. */
export interface BesideList<Row> extends Around<Row> {
  /** The query that the records' addresses keep, with its question mark. */
  query: string;
  hrefOf: (id: number) => string;
  /** The address of the list. */
  list: string;
  /** The address after an act: the next record of the list, at its end the one before, else the list. */
  onward: string;
}

/** Makes such a list from the rows `around` a record. `path` is the list's, `query` goes with all links, `below` is the records' path. */
export function besideList<Row extends { id: number }, Found extends Around<Row>>(
  around: Found,
  path: string,
  query: string,
  below = path,
): Found & BesideList<Row> {
  const hrefOf = (id: number): string => `${below}/${id}${query}`;
  const next = around.after[0] ?? around.before.at(-1);
  const list = `${path}${query}`;
  return { ...around, query, hrefOf, list, onward: next ? hrefOf(next.id) : list };
}

export interface BesideProps<Row> {
  /** The name of the list. */
  name: string;
  beside: BesideList<Row>;
  here: BesideRow;
  rowOf: (row: Row) => BesideRow;
  children: ComponentChildren;
}

/**
 * The record's place in the list from 1, and the number of rows if all were counted. Null if the record has left the list, or is too far
 * down to be counted.
 */
function placeOf({ isIn, countBefore, countAfter, countedTo = COUNTED_AROUND }: Around<unknown>) {
  if (!isIn || countBefore > countedTo) return null;
  const at = countBefore + 1;
  return { at, of: countAfter <= countedTo ? at + countAfter : null };
}

/**
 * A record with the list from which the reader came: on a wide screen the rows around it, else only links to the next and the previous one.
 */
export function Beside<Row>({ name, beside, here, rowOf, children }: BesideProps<Row>) {
  const { t, lang } = useView();
  const { hrefOf, list } = beside;
  const [before, after] = [beside.before.map(rowOf), beside.after.map(rowOf)];
  const place = placeOf(beside);
  const numbers = new Intl.NumberFormat(lang);
  const [earlier, next] = [before.at(-1), after[0]];
  return (
    <div class="beside">
      <nav class="beside-list" aria-label={name}>
        <ul>
          {[...before, here, ...after].map(({ id, name: called, state }) => (
            <li key={id}>
              <a href={safeHref(hrefOf(id))} aria-current={id === here.id ? 'page' : undefined}>
                <Bdi>{called}</Bdi> <span class="aside">{state}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="beside-record" id={RECORD} tabindex={-1}>
        <nav class="beside-way" aria-label={t('beside.way')}>
          {place ? (
            <span>
              {place.of === null
                ? t('beside.place-alone', { at: numbers.format(place.at) })
                : t('beside.place', { at: numbers.format(place.at), of: numbers.format(place.of) })}
            </span>
          ) : null}{' '}
          {earlier ? (
            <a rel="prev" href={safeHref(hrefOf(earlier.id))}>
              {t('beside.earlier')}
            </a>
          ) : null}{' '}
          {next ? (
            <a rel="next" href={safeHref(hrefOf(next.id))}>
              {t('beside.next')}
            </a>
          ) : null}{' '}
          <a rel="up" href={safeHref(`${list}#${rowId(here.row ?? here.id)}`)}>
            {t('beside.list')}
          </a>
        </nav>
        {children}
      </div>
    </div>
  );
}
