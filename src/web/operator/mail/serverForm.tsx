import { Form, RadioGroup, Submit, TextField, useView } from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';
import { LimitFields } from './servers.tsx';

/** The form for another mail server. Its password is stored encrypted and never shown again. */
export function ServerForm({ values, messages }: { values: URLSearchParams; messages: Messages }) {
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
