import { numbersIn } from '../../i18n/intl.ts';
import { Bar, FEW, Table, partName, useView } from '../../ui/index.ts';
import type { hoursByPart } from '../../ui/index.ts';

/**
 * How many hours of a round's chats people in each part of the world could attend; nothing before the first chat. A part with few people is
 * left out where the public reads the table.
 */
export function FairPicture({
  parts,
  chats,
  isPublic = false,
}: {
  parts: ReturnType<typeof hoursByPart>;
  chats: number;
  isPublic?: boolean;
}) {
  const view = useView();
  const { lang, t } = view;
  const number = numbersIn(lang);
  const shown = parts.filter(({ people }) => !isPublic || people >= FEW);
  const most = Math.max(...shown.map(({ hours }) => hours), 1);
  if (chats === 0 || shown.length === 0) return null;
  return (
    <section aria-labelledby="fair-hours">
      <h2 id="fair-hours">{t('chats.hours.title')}</h2>
      <p>{t('chats.hours.lead', { chats })}</p>
      <Table
        caption={t('chats.hours.title')}
        hideCaption
        rows={shown}
        rowKey={(row) => row.part}
        columns={[
          {
            key: 'part',
            label: t('chats.hours.part'),
            header: true,
            cell: (row) => partName(view, row.part),
          },
          {
            key: 'hours',
            label: t('chats.hours.hours'),
            numeric: true,
            cell: (row) => number.format(Math.round(row.hours * 10) / 10),
          },
          { key: 'bar', label: t('chats.hours.bar'), cell: (row) => <Bar share={row.hours / most} /> },
        ]}
      />
    </section>
  );
}
