import type { Limits, MailServer } from '../../../rooms/sending/index.ts';
import { PostButton, Table, TextField, useView } from '../../../ui/index.ts';

/** The servers in the order in which they are tried; that of SMTP_URL is always the first. */
export function Servers({ first, servers }: { first: string | null; servers: readonly MailServer[] }) {
  const { t, lang } = useView();
  const number = (value: number | null): string =>
    value === null ? t('operator-mail.no-limit') : new Intl.NumberFormat(lang).format(value);
  return (
    <>
      {first ? (
        <p>
          {t('operator-mail.first')} <code dir="ltr">{first}</code> (SMTP_URL)
        </p>
      ) : null}
      <Table
        caption={t('operator-mail.servers')}
        hideCaption
        rows={servers}
        rowKey={({ id }) => id}
        empty={<p>{t(first ? 'operator-mail.no-other' : 'operator-mail.none')}</p>}
        columns={[
          {
            key: 'name',
            label: t('operator-mail.name'),
            header: true,
            cell: (row) => (
              <>
                <bdi>{row.name}</bdi>
                <br />
                <code dir="ltr">
                  {row.host}:{row.port}
                </code>
              </>
            ),
          },
          {
            key: 'minute',
            label: t('operator-mail.per-minute'),
            numeric: true,
            cell: (row) => number(row.perMinute),
          },
          { key: 'day', label: t('operator-mail.per-day'), numeric: true, cell: (row) => number(row.perDay) },
          {
            key: 'domain',
            label: t('operator-mail.domain-per-minute'),
            numeric: true,
            cell: (row) => number(row.domainPerMinute),
          },
          {
            key: 'act',
            label: t('work.act'),
            cell: ({ id }) => (
              <div class="actions">
                <PostButton action={`/operator/mail/servers/${id}/preference`}>
                  {t('operator-mail.prefer')}
                </PostButton>
                <PostButton action={`/operator/mail/servers/${id}/removal`} kind="grave">
                  {t('operator-mail.remove')}
                </PostButton>
              </div>
            ),
          },
        ]}
      />
    </>
  );
}

/** `prefix` begins the names of the fields, when another form of the page has the same fields. */
export function LimitFields({
  values,
  limits,
  message,
  prefix = '',
}: {
  values?: URLSearchParams | undefined;
  limits?: Limits | null;
  message?: string | undefined;
  prefix?: string;
}) {
  const { t } = useView();
  const value = (name: keyof Limits): string => values?.get(prefix + name) ?? String(limits?.[name] ?? '');
  return (
    <>
      <TextField
        name={`${prefix}perMinute`}
        label={t('operator-mail.per-minute')}
        help={t('operator-mail.limit-help')}
        value={value('perMinute')}
        error={message}
        inputmode="numeric"
        width="short"
      />
      <TextField
        name={`${prefix}perDay`}
        label={t('operator-mail.per-day')}
        value={value('perDay')}
        inputmode="numeric"
        width="short"
      />
      <TextField
        name={`${prefix}domainPerMinute`}
        label={t('operator-mail.domain-per-minute')}
        help={t('operator-mail.domain-help')}
        value={value('domainPerMinute')}
        inputmode="numeric"
        width="short"
      />
    </>
  );
}
