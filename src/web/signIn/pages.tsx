import { ErrorSummary, Form, Heading, Notice, Submit, TextField } from '../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit, Visit } from '../visit.ts';
import { summary } from '../frame/problems.ts';
import { TroubleNotice, ProviderButtons } from './with/providerButtons.tsx';
import type { TypedServer } from './with/providerButtons.tsx';

/** Asks for the address. `error` is a finished sentence; the typed address stays. */
export function askPage(
  visit: ProgrammeVisit,
  form: {
    address?: string;
    next: string;
    error?: string;
    /** A server that was typed to sign in with, and its problem. */
    server?: TypedServer;
    status?: number;
  },
): PageAnswer {
  const { t } = visit.view;
  return {
    title: t('sign-in.title'),
    status: form.status ?? 200,
    indexed: false,
    body: (
      <>
        <Heading lead={t('sign-in.lead')}>{t('sign-in.title')}</Heading>
        <TroubleNotice visit={visit} />
        {visit.byLink ? (
          <Notice>
            <p>{t('sign-in.by-link')}</p>
          </Notice>
        ) : null}
        <ErrorSummary errors={summary({ address: form.error, server: form.server?.error })} />
        <Form action={visit.path('/sign-in')} hidden={{ next: form.next || undefined }}>
          <TextField
            name="address"
            type="email"
            autocomplete="email"
            label={t('sign-in.address')}
            help={t('sign-in.address-help')}
            value={form.address}
            error={form.error}
            required
          />
          <Submit>{t('sign-in.send')}</Submit>
        </Form>
        {visit.config.signIn.length > 0 ? (
          <>
            <h2>{t('sign-in.with.title')}</h2>
            <p>{t('sign-in.with.lead')}</p>
            <ProviderButtons
              visit={visit}
              action={visit.path('/sign-in/with')}
              next={form.next}
              server={form.server}
            />
          </>
        ) : null}
      </>
    ),
  };
}

/** Asks for the code. The page reads alike whether or not anybody has the address. */
export function codePage(
  visit: ProgrammeVisit,
  form: {
    next: string;
    error?: string;
    status?: number;
    /** The identity that the code will link, when the person came back from a provider. */
    linking: { provider: string; name: string } | null;
  },
): PageAnswer {
  const { t, rich } = visit.view;
  const { linking } = form;
  const again = visit.path(`/sign-in${form.next ? `?next=${encodeURIComponent(form.next)}` : ''}`);
  return {
    title: t('sign-in.code.title'),
    status: form.status ?? 200,
    indexed: false,
    body: (
      <>
        <Heading lead={t('sign-in.code.lead')}>{t('sign-in.code.title')}</Heading>
        <ErrorSummary errors={form.error ? [{ name: 'code', message: form.error }] : []} />
        {linking ? (
          <Notice>
            <p>
              {rich('sign-in.code.linking', {
                provider: linking.provider,
                name: <bdi>{linking.name}</bdi>,
              })}
            </p>
          </Notice>
        ) : null}
        <Form action={visit.path('/sign-in/code')} hidden={{ next: form.next || undefined }}>
          <TextField
            name="code"
            label={t('sign-in.code.label')}
            help={t('sign-in.code.help')}
            error={form.error}
            autocomplete="one-time-code"
            inputmode="numeric"
            width="short"
            required
          />
          <Submit>{t('sign-in.code.enter')}</Submit>
        </Form>
        <p>
          {rich('sign-in.code.nothing', {
            contact: (words) => <a href={visit.path('/contact')}>{words}</a>,
          })}{' '}
          <a href={again}>{t('sign-in.code.again')}</a>
        </p>
      </>
    ),
  };
}

/** Asks in which of several programmes to sign in: an operator is the same person in each. */
export function choosePage(
  visit: Visit,
  programmes: readonly { slug: string; name: string }[],
  next: string,
): PageAnswer {
  const { t } = visit.view;
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return {
    title: t('sign-in.title'),
    indexed: false,
    body: (
      <>
        <Heading lead={programmes.length > 0 ? t('sign-in.choose') : t('site.empty')}>
          {t('sign-in.title')}
        </Heading>
        <TroubleNotice visit={visit} />
        <ul>
          {programmes.map((programme) => (
            <li key={programme.slug}>
              <a href={`/p/${programme.slug}/sign-in${query}`}>
                <bdi>{programme.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
