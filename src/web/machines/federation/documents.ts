import {
  actorDocument,
  answerDocument,
  createDocument,
  noteDocument,
  tombstone,
  documentText,
} from '../../../federation/documents.ts';
import {
  POSTS_ON_A_PAGE,
  addressesOf,
  answerById,
  countFollowers,
  countPosts,
  everyHomeOf,
  openHome,
  postById,
  postsBefore,
} from '../../../rooms/networks/index.ts';
import type { Home } from '../../../rooms/networks/index.ts';
import { answer } from '../../frame/answer.ts';
import { publicBase } from '../../request/hosts.ts';
import { siteGet } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';

type Doc = Record<string, unknown>;

/** The documents at the addresses by which other servers know a programme. A browser that opens one is led to the page. */
export const documentRoutes: Route[] = [
  about('', async (visit, home) => ({ doc: actorDocument(home, await baseFor(visit, home)), page: '/' })),
  about('/followers', async (visit, home) => ({
    doc: {
      id: addressesOf(home.origin, home.programme.id).followers,
      type: 'OrderedCollection',
      // Tells how many followers there are, and nobody who they are.
      totalItems: await countFollowers(visit.ctx, home.programme.id),
    },
    page: '/',
  })),
  about('/outbox', outbox),
  about('/posts/:post', async (visit, home) => post(visit, home, noteDocument)),
  about('/answers/:answer', async (visit, home) => {
    const id = visit.id('answer') ?? 0;
    const found = await answerById(visit.ctx, home.programme.id, id);
    if (found === null) return null;
    const doc = tombstone(addressesOf(home.origin, home.programme.id).answer(id));
    if (found === 'gone') return { doc, page: '/topics', status: 410 };
    const page = `/topics/${found.slug}/comments/${found.comment}`;
    return { doc: answerDocument(home, found, await baseFor(visit, home)), page };
  }),
  about('/posts/:post/activity', async (visit, home) => post(visit, home, createDocument)),
];

interface Told {
  doc: Doc;
  /** The page for people, within the programme. */
  page: string;
  status?: number;
}

function about(path: string, tell: (visit: Visit, home: Home) => Promise<Told | null>): Route {
  return siteGet(`/federation/:home${path}`, 'machine', async (visit) => {
    const home = await openHome(visit.ctx, visit.id('home') ?? 0);
    if (!home) return ended(visit);
    const told = await tell(visit, home);
    if (!told) return visit.notFound();
    const asksForData = /json/i.test(visit.headers.get('accept') ?? 'json');
    if (!asksForData) return visit.redirect(`/p/${home.programme.slug}${told.page === '/' ? '' : told.page}`);
    return answer(documentText(told.doc), told.status ?? 200, {
      'content-type': 'application/activity+json; charset=utf-8',
      vary: 'accept',
    });
  });
}

/** A programme that left for good says so at each of its addresses. Nothing is told of other programmes that are not connected. */
async function ended(visit: Visit): Promise<Response> {
  const home = await everyHomeOf(visit.ctx, visit.id('home') ?? 0);
  if (!home || home.endedAt === null) return visit.notFound();
  return answer(documentText(tombstone(`${home.origin}${visit.url.pathname}`)), 410, {
    'content-type': 'application/activity+json; charset=utf-8',
  });
}

const baseFor = (visit: Visit, { programme }: Home): Promise<string> => publicBase({ ...visit, programme });

/** The document of a post; a post that was taken down only answers that it existed (410). */
async function post(visit: Visit, home: Home, documentOf: typeof noteDocument): Promise<Told | null> {
  const id = visit.id('post') ?? 0;
  const found = await postById(visit.ctx, home.programme.id, id);
  if (found === null) return null;
  if (found === 'gone')
    return {
      doc: tombstone(addressesOf(home.origin, home.programme.id).post(id)),
      page: '/topics',
      status: 410,
    };
  const { thing } = found;
  const page =
    thing.kind === 'topic'
      ? `/topics/${thing.topic.slug}`
      : thing.kind === 'news'
        ? `/news/${thing.slug}`
        : `/chats/${thing.chat.slug}`;
  return { doc: documentOf(home, found, await baseFor(visit, home)), page };
}

/** All posts that stand, the newest first, some on each page. */
async function outbox(visit: Visit, home: Home): Promise<Told> {
  const { outbox: id } = addressesOf(home.origin, home.programme.id);
  const asked = visit.url.searchParams.get('before');
  if (asked === null && !visit.url.searchParams.has('page')) {
    const totalItems = await countPosts(visit.ctx, home.programme.id);
    return { doc: { id, type: 'OrderedCollection', totalItems, first: `${id}?page=1` }, page: '/topics' };
  }
  const before = asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const posts = await postsBefore(visit.ctx, home.programme.id, before);
  const base = await baseFor(visit, home);
  const last = posts.length === POSTS_ON_A_PAGE ? posts.at(-1) : undefined;
  const doc = {
    id: before === null ? `${id}?page=1` : `${id}?before=${before}`,
    type: 'OrderedCollectionPage',
    partOf: id,
    ...(last ? { next: `${id}?before=${last.id}` } : {}),
    orderedItems: posts.map((one) => createDocument(home, one, base)),
  };
  return { doc, page: '/topics' };
}
