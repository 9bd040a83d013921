import { Form, FormActions, Notice, PostButton, Submit, TextField } from '../../../ui/index.ts';
import type { ProgrammeVisit, Visit } from '../../visit.ts';
import { TROUBLES, providerOf } from './provider.ts';
import type { Trouble } from './provider.ts';

/** A typed server, when its form came back. */
export interface TypedServer {
  value: string;
  error: string;
}

/** A button for each provider that the operator has set up; nothing without any. */
export function ProviderButtons({
  visit,
  action,
  next,
  server,
}: {
  visit: Visit;
  /** The path before the provider's key. */
  action: string;
  next?: string | undefined;
  server?: TypedServer | undefined;
}) {
  const { t } = visit.view;
  const hidden = { next: next || undefined };
  const { signIn } = visit.config;
  const mastodon = signIn.find((provider) => provider.kind === 'mastodon');
  const buttons = signIn.filter((provider) => provider.kind !== 'mastodon');
  return (
    <>
      {buttons.length > 0 ? (
        <FormActions>
          {buttons.map((provider) => (
            <PostButton key={provider.key} action={`${action}/${provider.key}`} hidden={hidden}>
              {t('sign-in.with.button', { provider: provider.name })}
            </PostButton>
          ))}
        </FormActions>
      ) : null}
      {mastodon ? (
        <Form action={`${action}/${mastodon.key}`} hidden={hidden}>
          <TextField
            name="server"
            label={t('sign-in.with.server')}
            help={
              mastodon.servers === 'any'
                ? t('sign-in.with.server-help')
                : t('sign-in.with.servers', {
                    servers: new Intl.ListFormat(visit.view.lang).format(mastodon.servers),
                  })
            }
            value={server?.value}
            error={server?.error}
            width="medium"
            required
          />
          <Submit kind="quiet">{t('sign-in.with.button', { provider: mastodon.name })}</Submit>
        </Form>
      ) : null}
    </>
  );
}

/** Says why a person has come back from a provider, as the address of the page tells. */
export function TroubleNotice({ visit }: { visit: Visit }) {
  const { t } = visit.view;
  const asked = visit.url.searchParams.get('trouble');
  const trouble = TROUBLES.find((one) => one === asked);
  if (!trouble) return null;
  return (
    <Notice kind="trouble" title={t('sign-in.trouble.title')}>
      <p>{troubleWords(visit, trouble, visit.url.searchParams.get('with') ?? '')}</p>
    </Notice>
  );
}

export function troubleWords(visit: Visit, trouble: Trouble, provider: string): string {
  const { t } = visit.view;
  if (trouble === 'limit') return t('sign-in.error.limit');
  return t(`sign-in.trouble.${trouble}`, {
    provider: providerOf(visit, provider)?.name ?? t('sign-in.trouble.nobody'),
  });
}

/** The problem of a typed server; null when the trouble has another cause. */
export function serverTrouble(visit: ProgrammeVisit, trouble: Trouble, typed: string): TypedServer | null {
  const provider = visit.param('provider');
  if (providerOf(visit, provider)?.kind !== 'mastodon' || trouble === 'limit') return null;
  return { value: typed, error: troubleWords(visit, trouble, provider) };
}
