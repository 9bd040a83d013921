import { ButtonLink, Heading } from '../../ui/index.ts';
import type { UntakenBody } from '../request/bodies/bodies.ts';
import { jsonError } from './json.ts';
import type { Route } from '../route.ts';
import type { Visit } from '../visit.ts';

type ErrorKind = 'not-found' | 'failed' | 'disk-full' | 'foreign' | UntakenBody['reason'];

/** An error, answered as the route answers. */
export const errorAnswer = (
  route: Pick<Route, 'answers'> | null | undefined,
  visit: Visit | null,
  what: ErrorKind,
  status: number,
): Response => (route?.answers === 'json' ? jsonError(what, status) : errorPage(visit, what, status));

/** A page that says in plain words what went wrong; never more than that. Plain text when there is no visit to draw it for. */
function errorPage(visit: Visit | null, what: ErrorKind, status: number): Response {
  if (!visit) return new Response(status >= 500 ? 'Something went wrong.' : 'Not found.', { status });
  const { t } = visit.view;
  const home = visit.programme ? `/p/${visit.programme.slug}` : '/';
  const page = visit.page({
    title: t(`error.${what}.title`),
    status,
    indexed: false,
    body: (
      <>
        <Heading lead={t(`error.${what}.lead`)}>{t(`error.${what}.title`)}</Heading>
        <p>
          <ButtonLink href={home}>{t('error.home')}</ButtonLink>
        </p>
      </>
    ),
  });
  if (status === 503) page.headers.set('retry-after', '10');
  return page;
}
