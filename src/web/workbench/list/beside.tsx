import type { ComponentChildren } from 'preact';
import { Bdi, safeHref, useView } from '../../../ui/index.ts';

/** A row of the list that stands beside a record. */
export interface BesideRow {
  id: number;
  name: string;
  state: string;
}

export interface BesideProps {
  /** The list that the record is of, as it was filtered and sorted. */
  list: { name: string; href: string };
  before: readonly BesideRow[];
  here: BesideRow;
  after: readonly BesideRow[];
  /** Its place in the list from 1, and how many there are, or `isMany` more; null where the list no longer has it, or it stands far behind. */
  place: { at: number; of: number; isMany: boolean } | null;
  /** The address of a record that keeps the list. */
  hrefOf: (id: number) => string;
  children: ComponentChildren;
}

/** A record with the list that one came from: on a wide screen the rows around it, else the way to the next and the earlier one alone. */
export function Beside({ list, before, here, after, place, hrefOf, children }: BesideProps) {
  const { t, lang } = useView();
  const numbers = new Intl.NumberFormat(lang);
  const [earlier, next] = [before.at(-1), after[0]];
  return (
    <div class="beside">
      <nav class="beside-list" aria-label={list.name}>
        <ul>
          {[...before, here, ...after].map(({ id, name, state }) => (
            <li key={id}>
              <a href={safeHref(hrefOf(id))} aria-current={id === here.id ? 'page' : undefined}>
                <Bdi>{name}</Bdi> <span class="aside">{state}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="record">
        <nav class="beside-way" aria-label={t('beside.way')}>
          {place ? (
            <span>
              {t(place.isMany ? 'beside.place-many' : 'beside.place', {
                at: numbers.format(place.at),
                of: numbers.format(place.of),
              })}
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
          <a href={safeHref(list.href)}>{t('beside.list')}</a>
        </nav>
        {children}
      </div>
    </div>
  );
}
