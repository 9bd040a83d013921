import { howMailLeaves, isSlow, ourTroubles } from '../../../rooms/sending/index.ts';
import {
  ErrorSummary,
  Form,
  Heading,
  LocalTime,
  Notice,
  PostButton,
  Submit,
  TextField,
} from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import type { PageAnswer, Visit } from '../../visit.ts';
import { FIRST } from './draft.ts';
import { Records } from './records.tsx';
import { LimitFields, Servers } from './servers.tsx';
import { ServerForm } from './serverForm.tsx';
import { Troubles } from './troubles.tsx';

export interface MailForm {
  to?: string;
  server?: URLSearchParams;
  limits?: URLSearchParams;
  messages?: Messages;
}

/** The records to enter for the domain and whether they were found, a test mail, and the servers by which mail leaves. */
export async function mailPage(visit: Visit, form: MailForm): Promise<PageAnswer> {
  const { ctx, view } = visit;
  const { t, rich } = view;
  const { settings, servers, records, isUnready } = await howMailLeaves(ctx);
  const { 'mail-sender': sender, 'mail-check': check, 'mail-test': test } = settings;
  const { 'mail-slow-start': started, 'mail-limits': limits } = settings;
  const troubles = await ourTroubles(ctx);
  const { messages = {} } = form;
  const start = started !== null && isSlow(started.since, ctx.clock.now());
  return {
    title: t('operator-mail.title'),
    status: form.messages ? 422 : 200,
    indexed: false,
    body: (
      <>
        <Heading eyebrow={<a href="/operator">{t('operator.title')}</a>} lead={t('operator-mail.lead')}>
          {t('operator-mail.title')}
        </Heading>
        <ErrorSummary
          errors={summary(messages).map(({ name, message }) => ({
            name: name === 'limits' ? `${form.limits ? FIRST : ''}perMinute` : name,
            message,
          }))}
        />
        {isUnready ? (
          <Notice kind="trouble" title={t('operator-mail.unready.title')}>
            <p>{t('operator-mail.unready.lead')}</p>
          </Notice>
        ) : null}
        <Troubles troubles={troubles} />
        <h2>{t('operator-mail.records')}</h2>
        {records && sender ? (
          <>
            <p>{t('operator-mail.records-lead')}</p>
            <Records records={records} verdicts={check?.domain === sender.domain ? check.verdicts : {}} />
            {check ? (
              <p>
                {t('operator-mail.checked')} <LocalTime at={new Date(check.at)} bare />
              </p>
            ) : null}
            <PostButton action="/operator/mail/check" kind="main">
              {t('operator-mail.check')}
            </PostButton>
          </>
        ) : (
          <p>
            {sender
              ? rich('operator-mail.no-domain', { domain: <bdi dir="ltr">{sender.domain}</bdi> })
              : t('operator-mail.not-yet')}
          </p>
        )}
        <h2>{t('operator-mail.test')}</h2>
        {test ? (
          <p role="status">
            <LocalTime at={new Date(test.at)} bare /> · <bdi>{test.to}</bdi> ·{' '}
            {test.error === null ? t('operator-mail.test-left') : <bdi lang="en">{test.error}</bdi>}
          </p>
        ) : null}
        <Form action="/operator/mail/test">
          <TextField
            name="to"
            type="email"
            label={t('operator-mail.test-to')}
            value={form.to}
            error={messages['to']}
            required
          />
          <Submit kind="quiet">{t('operator-mail.test-send')}</Submit>
        </Form>
        <h2>{t('operator-mail.servers')}</h2>
        <p>{t('operator-mail.servers-lead')}</p>
        <Servers first={sender?.server ?? null} servers={servers} />
        {sender?.server ? (
          <Form action="/operator/mail/limits">
            <h3>{t('operator-mail.limits-of', { server: sender.server })}</h3>
            <LimitFields
              values={form.limits}
              limits={limits}
              message={form.limits && messages['limits']}
              prefix={FIRST}
            />
            <Submit kind="quiet">{t('ui.save')}</Submit>
          </Form>
        ) : null}
        <ServerForm values={form.server ?? new URLSearchParams()} messages={form.server ? messages : {}} />
        <h2>{t('operator-mail.start')}</h2>
        <p>{t(start ? 'operator-mail.start-on' : 'operator-mail.start-lead')}</p>
        <PostButton action="/operator/mail/start" hidden={{ slow: start ? 'no' : 'yes' }}>
          {t(start ? 'operator-mail.start-end' : 'operator-mail.start-begin')}
        </PostButton>
      </>
    ),
  };
}
