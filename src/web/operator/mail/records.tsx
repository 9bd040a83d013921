import type { DnsRecord, RecordName, Verdict } from '../../../rooms/sending/index.ts';
import { DefinitionList, useView } from '../../../ui/index.ts';

/** Text to copy: read only, and shown in full. */
const copy = (label: string, value: string) => (
  <textarea class="record" readonly rows={Math.ceil(value.length / 40)} aria-label={label} dir="ltr">
    {value}
  </textarea>
);

/** The records to enter, each part in a field to copy from, and whether the record was found. */
export function Records({
  records,
  verdicts,
}: {
  records: readonly DnsRecord[];
  verdicts: Partial<Record<RecordName, Verdict>>;
}) {
  const { t } = useView();
  return (
    <>
      {records.map(({ name, host, type, value, needed }) => (
        <section key={name}>
          <h3>{t(`operator-mail.record.${name}`)}</h3>
          <DefinitionList
            items={[
              {
                key: 'verdict',
                term: t('operator-mail.found'),
                value: (
                  <strong>
                    {t(`operator-mail.verdict.${verdicts[name] ?? 'unchecked'}`)}
                    {needed ? null : ` (${t('operator-mail.not-needed')})`}
                  </strong>
                ),
              },
              { key: 'type', term: t('operator-mail.type'), value: <code>{type}</code> },
              { key: 'host', term: t('operator-mail.host'), value: copy(t('operator-mail.host'), host) },
              { key: 'value', term: t('operator-mail.value'), value: copy(t('operator-mail.value'), value) },
            ]}
          />
        </section>
      ))}
    </>
  );
}
