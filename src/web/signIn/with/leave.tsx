import type { SignInProvider } from '../../../config/signIn.ts';
import { ButtonLink, Heading } from '../../../ui/index.ts';
import { ownOrigin } from '../../request/hosts.ts';
import type { Limit } from '../../request/limits.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { facebook } from './facebook.ts';
import { keepAway } from './kept.ts';
import type { Away } from './kept.ts';
import { codeOfError, troubleOf } from './library.ts';
import { mastodon } from './mastodon.ts';
import { openId } from './openid.ts';
import { providerOf } from './provider.ts';
import type { Protocol, Trouble } from './provider.ts';

const LEAVING: Limit = { name: 'sign-in-with', points: 30, seconds: 900 };
const PROTOCOLS = { openid: openId, facebook, mastodon };

export const protocolOf = ({ kind }: SignInProvider): Protocol => PROTOCOLS[kind] as Protocol;

/**
 * Sends the browser to a provider. A form may only be posted to ourselves (CSP), redirects included, so a page of ours lies between. It
 * leads on by itself; where that does not work, by its link.
 */
export async function leaveFor(
  visit: ProgrammeVisit,
  way: { next: string; server: string; links: Away['links'] },
): Promise<{ ok: true; page: Response } | { ok: false; reason: Trouble }> {
  const provider = providerOf(visit, visit.param('provider'));
  if (!provider) return { ok: true, page: visit.notFound() };
  if (!(await visit.limits.allow(LEAVING, visit.network))) return { ok: false, reason: 'limit' };
  const redirectUri = `${await ownOrigin(visit)}/oauth/${provider.key}`;
  try {
    const { url, sent } = await protocolOf(provider).leave(visit, provider, {
      redirectUri,
      server: way.server,
    });
    const { next, links } = way;
    keepAway(visit, {
      ...sent,
      provider: provider.key,
      programme: visit.programme.slug,
      next,
      redirectUri,
      links,
    });
    return { ok: true, page: leavingPage(visit, provider, url) };
  } catch (error) {
    noteTrouble(visit, provider.key, error);
    return { ok: false, reason: troubleOf(error) };
  }
}

function leavingPage(visit: ProgrammeVisit, provider: SignInProvider, url: URL): Response {
  const { t } = visit.view;
  const name = provider.kind === 'mastodon' ? url.host : provider.name;
  const title = t('sign-in.leaving', { provider: name });
  const page = visit.page({
    title,
    indexed: false,
    isDone: true,
    body: (
      <>
        <Heading lead={t('sign-in.leaving-lead', { provider: name })}>{title}</Heading>
        <p>
          <ButtonLink href={url.href}>{t('sign-in.leaving-on', { provider: name })}</ButtonLink>
        </p>
      </>
    ),
  });
  page.headers.set('refresh', `0; url=${url.href}`);
  return page;
}

/** Logs for the operator the provider and the library's word for the fault, but nothing that a provider or a person wrote. */
export function noteTrouble(visit: Pick<ProgrammeVisit, 'ctx'>, provider: string, error: unknown): void {
  visit.ctx.log.warn(
    { provider, trouble: troubleOf(error), code: codeOfError(error) },
    'signing in with a provider ended',
  );
}
