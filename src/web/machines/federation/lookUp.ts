import {
  addressesOf,
  countPosts,
  openHomeBySlug,
  openHome,
  openHomes,
} from '../../../rooms/networks/index.ts';
import type { Home } from '../../../rooms/networks/index.ts';
import { VERSION } from '../../../version.ts';
import { answer } from '../../frame/answer.ts';
import { publicBase } from '../../request/hosts.ts';
import { siteGet } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/2.1';

/** Tells servers who is here, by WebFinger (RFC 7033) and NodeInfo. Nothing exists at these addresses while no programme is connected. */
export const lookUpRoutes: Route[] = [
  siteGet('/.well-known/webfinger', 'machine', async (visit) => {
    const home = await homeNamed(visit, (visit.url.searchParams.get('resource') ?? '').slice(0, 500));
    if (!home) return visit.notFound();
    const { actor } = addressesOf(home.origin, home.programme.id);
    const base = await publicBase({ ...visit, programme: home.programme });
    return told(
      {
        subject: `acct:${home.programme.slug}@${new URL(home.origin).host}`,
        aliases: [actor, base],
        links: [
          { rel: 'self', type: 'application/activity+json', href: actor },
          { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: base },
        ],
      },
      'application/jrd+json',
    );
  }),
  siteGet('/.well-known/nodeinfo', 'machine', async (visit) => {
    const [first] = await openHomes(visit.ctx);
    if (!first) return visit.notFound();
    return told({ links: [{ rel: SCHEMA, href: `${first.origin}/nodeinfo/2.1` }] }, 'application/json');
  }),
  siteGet('/nodeinfo/2.1', 'machine', async (visit) => {
    const homes = await openHomes(visit.ctx);
    if (homes.length === 0) return visit.notFound();
    const posts = await Promise.all(homes.map(({ programme }) => countPosts(visit.ctx, programme.id)));
    return told(
      {
        version: '2.1',
        software: { name: 'antipode', version: VERSION },
        protocols: ['activitypub'],
        services: { inbound: [], outbound: ['atom1.0', 'rss2.0'] },
        openRegistrations: false,
        usage: { users: { total: homes.length }, localPosts: posts.reduce((sum, one) => sum + one, 0) },
        metadata: {},
      },
      `application/json; profile="${SCHEMA}#"`,
    );
  }),
];

/** The programme of `acct:slug@host`, or of one of its own addresses. */
async function homeNamed({ ctx, config }: Visit, resource: string): Promise<Home | null> {
  const [, slug, host] = /^(?:acct:)?@?([^@/:]+)@([^@/]+)$/.exec(resource) ?? [];
  const number = new RegExp(
    `^${RegExp.escape(new URL(config.publicUrl).origin)}/federation/(\\d{1,15})$`,
  ).exec(resource)?.[1];
  const home = slug
    ? await openHomeBySlug(ctx, slug.toLowerCase())
    : number
      ? await openHome(ctx, Number(number))
      : null;
  const isHere = home && (!host || host.toLowerCase() === new URL(home.origin).host);
  return isHere ? home : null;
}

/** Scripts of any site may read the answer, as RFC 7033 asks. */
const told = (doc: unknown, type: string): Response =>
  answer(JSON.stringify(doc), 200, { 'content-type': type, 'access-control-allow-origin': '*' });
