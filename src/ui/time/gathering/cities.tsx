import { offsetMinutes } from '../../../lib/time/time.ts';
import { zoneCity } from '../../../lib/time/zoneCity.ts';
import { Table } from '../../data/table.tsx';
import { useView } from '../../view.ts';
import { clockTime, longDay } from '../format.ts';

/** Zones of well-known cities all around the world. */
export const CITIES: readonly string[] = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/New_York',
  'America/Lima',
  'America/Sao_Paulo',
  'Europe/London',
  'Africa/Lagos',
  'Europe/Paris',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Jakarta',
  'Asia/Shanghai',
  'Asia/Manila',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/** One hour in cities all around the world and in the place for which it is announced, beginning with the clock that is furthest behind. */
export function CitiesTable({ at, zone }: { at: Date; zone: string }) {
  const { lang, t } = useView();
  const zones = [...new Set([...CITIES, zone])]
    .filter((one) => one !== 'UTC')
    .map((one) => ({ zone: one, ahead: offsetMinutes(one, at) }))
    .toSorted((one, other) => one.ahead - other.ahead);
  return (
    <Table
      caption={t('ui.gathering.cities')}
      hideCaption
      rows={zones}
      rowKey={(row) => row.zone}
      columns={[
        { key: 'city', label: t('ui.gathering.city'), header: true, cell: (row) => zoneCity(row.zone, lang) },
        {
          key: 'time',
          label: t('ui.gathering.time'),
          cell: (row) =>
            t('ui.time.at', { day: longDay(lang, row.zone, at, false), time: clockTime(lang, row.zone, at) }),
        },
      ]}
    />
  );
}
