import type { DnsRecord, RecordName, Verdict } from '../../../rooms/notices/index.ts';
import { Table, useView } from '../../../ui/index.ts';

const copy = (label: string, value: string) => (
  <input class="record" type="text" readonly value={value} aria-label={label} dir="ltr" />
);

/** The records as they are to be entered, each in a field to copy from, and whether it was found. */
export function Records({
  records,
  verdicts,
}: {
  records: readonly DnsRecord[];
  verdicts: Partial<Record<RecordName, Verdict>>;
}) {
  const { t } = useView();
  return (
    <Table
      caption={t('operator-mail.records')}
      hideCaption
      rows={records}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          label: t('operator-mail.record'),
          header: true,
          cell: ({ name }) => t(`operator-mail.record.${name}`),
        },
        {
          key: 'host',
          label: t('operator-mail.host'),
          cell: ({ host }) => copy(t('operator-mail.host'), host),
        },
        { key: 'type', label: t('operator-mail.type'), cell: ({ type }) => <code>{type}</code> },
        {
          key: 'value',
          label: t('operator-mail.value'),
          cell: ({ value }) => copy(t('operator-mail.value'), value),
        },
        {
          key: 'verdict',
          label: t('operator-mail.found'),
          cell: ({ name, needed }) => (
            <>
              {t(`operator-mail.verdict.${verdicts[name] ?? 'unknown'}`)}
              {needed ? null : ` (${t('operator-mail.not-needed')})`}
            </>
          ),
        },
      ]}
    />
  );
}
