import { domainToASCII } from 'node:url';
import { ButtonLink, ErrorSummary, Form, Heading, Submit, TextField } from '../../ui/index.ts';
import { publicBase } from '../request/hosts.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';

export const shareRoutes: Route[] = [get('/share', 'everyone', share)];

/** The form of address of pages that can be shared. */
const PAGE = /^\/[a-z]+\/[\w-]{1,100}(?:\/record)?$/;

/** A hashtag without its mark. */
const TAG = /^[\p{L}\p{M}\p{N}_]{1,80}$/u;

/** Mastodon has many servers, so the reader names theirs and gets a link there. The program itself sends nobody elsewhere. */
async function share(visit: ProgrammeVisit): Promise<Response> {
  const { t } = visit.view;
  const query = visit.url.searchParams;
  const page = query.get('page') ?? '';
  if (!PAGE.test(page)) return visit.notFound();
  const url = (await publicBase(visit)) + page;
  const tag = query.get('tag') ?? '';
  const text = TAG.test(tag) ? `#${tag} ${url}` : url;
  const asked = query.get('server');
  const server = asked === null ? null : serverIn(asked);
  const error = asked !== null && server === null ? t('share.mastodon.error') : undefined;
  return visit.page({
    title: t('share.mastodon.title'),
    indexed: false,
    status: error ? 422 : 200,
    body: (
      <>
        <Heading lead={t('share.mastodon.lead')}>{t('share.mastodon.title')}</Heading>
        <ErrorSummary errors={error ? [{ name: 'server', message: error }] : []} />
        {server ? (
          <p>
            <ButtonLink href={`https://${server}/share?text=${encodeURIComponent(text)}`}>
              {t('share.mastodon.go', { server })}
            </ButtonLink>
          </p>
        ) : (
          <Form
            action={visit.path('/share')}
            method="get"
            hidden={{ page, ...(text === url ? {} : { tag }) }}
          >
            <TextField
              name="server"
              label={t('share.mastodon.server')}
              help={t('share.mastodon.help')}
              value={asked ?? ''}
              error={error}
              required
            />
            <Submit>{t('share.mastodon.next')}</Submit>
          </Form>
        )}
        <p>
          <a href={visit.path(page)}>{t('ui.back')}</a>
        </p>
      </>
    ),
  });
}

/** The host in a typed server: `mastodon.example`, an address, or `@me@mastodon.example`. */
function serverIn(text: string): string | null {
  const name = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/s, '');
  const host = domainToASCII(name.toLowerCase());
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/.test(host) ? host : null;
}
