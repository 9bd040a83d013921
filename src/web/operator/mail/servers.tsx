import type { Limits, MailRoute } from '../../../rooms/notices/index.ts';
import { Form, PostButton, RadioGroup, Submit, Table, TextField, useView } from '../../../ui/index.ts';
import type { Messages } from '../../problems.ts';

/** The servers in the order in which they are tried; that of SMTP_URL is always the first. */
export function Servers({ first, servers }: { first: string | null; servers: readonly MailRoute[] }) {
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

/** `prefix` begins the names of the fields, where another form of the page has the same. */
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

/** Another mail server. Its password is kept encrypted and never shown again. */
export function RouteForm({ values, messages }: { values: URLSearchParams; messages: Messages }) {
  const { t } = useView();
  const value = (name: string, preset = ''): string => values.get(name) ?? preset;
  return (
    <details open={Object.keys(messages).length > 0}>
      <summary>{t('operator-mail.add')}</summary>
      <Form action="/operator/mail/servers">
        <TextField
          name="name"
          label={t('operator-mail.name')}
          value={value('name')}
          error={messages['name']}
          maxLength={60}
        />
        <TextField
          name="host"
          label={t('operator-mail.server-host')}
          value={value('host')}
          error={messages['host']}
          inputmode="url"
          required
        />
        <TextField
          name="port"
          label={t('operator-mail.port')}
          value={value('port', '587')}
          error={messages['port']}
          inputmode="numeric"
          width="short"
          required
        />
        <RadioGroup
          name="security"
          label={t('operator-mail.security')}
          value={value('security', 'starttls')}
          error={messages['security']}
          choices={(['starttls', 'tls', 'none'] as const).map((one) => ({
            value: one,
            label: t(`operator-mail.security.${one}`),
          }))}
          required
        />
        <TextField
          name="username"
          label={t('operator-mail.username')}
          value={value('username')}
          autocomplete="off"
        />
        <div class="field">
          <label for="password">{t('operator-mail.password')}</label>
          <input id="password" name="password" type="password" autocomplete="new-password" dir="ltr" />
        </div>
        <TextField
          name="connections"
          label={t('operator-mail.connections')}
          value={value('connections', '5')}
          error={messages['connections']}
          inputmode="numeric"
          width="short"
        />
        <LimitFields values={values} message={messages['limits']} />
        <Submit kind="quiet">{t('operator-mail.add')}</Submit>
      </Form>
    </details>
  );
}
