import { regionName } from '../../lib/world/countries.ts';
import type { NumbersRow, RoundNumbers } from '../../rooms/programmes/index.ts';
import { Stat, Stats, Table, useView } from '../../ui/index.ts';
import { WorldMap } from './map.tsx';

/** How many people there are from how many countries; only words while they are too few to be counted in public. */
export function RoundStats({ numbers }: { numbers: RoundNumbers }) {
  const { t } = useView();
  if (numbers.people === null) return <p>{t('rounds.numbers.few')}</p>;
  if (numbers.people === 0) return null;
  return (
    <Stats>
      <Stat value={numbers.people} label={t('rounds.numbers.people')} />
      <Stat value={numbers.countries} label={t('rounds.numbers.countries')} />
      {numbers.newCountries ? (
        <Stat value={numbers.newCountries} label={t('rounds.numbers.new-countries')} />
      ) : null}
    </Stats>
  );
}

/** The numbers by country, as far as countries can be named, on the map and as a table. */
export function RoundCountries({
  numbers,
  map,
}: {
  numbers: RoundNumbers;
  /** The address of the map; null while nobody may see the round. */
  map: string | null;
}) {
  const { t, lang } = useView();
  if (numbers.rows.length === 0) return null;
  const nameOf = (row: NumbersRow): string => {
    if (row.of === 'country') return regionName(lang, row.code);
    if (row.of === 'continent')
      return t('rounds.numbers.others-in', { continent: regionName(lang, row.code) });
    return t('rounds.numbers.elsewhere');
  };
  const count = new Intl.NumberFormat(lang);
  return (
    <section>
      <h2 id="where">{t('rounds.numbers.where')}</h2>
      {map ? <WorldMap numbers={numbers} src={map} /> : null}
      <Table
        caption={t('rounds.numbers.where')}
        hideCaption
        rows={numbers.rows}
        rowKey={(row) => ('code' in row ? row.code : row.of)}
        columns={[
          { key: 'place', label: t('rounds.numbers.place'), header: true, cell: nameOf },
          {
            key: 'people',
            label: t('rounds.numbers.people'),
            numeric: true,
            cell: (row) => count.format(row.people),
          },
        ]}
      />
      <p>{t('rounds.numbers.note')}</p>
    </section>
  );
}
