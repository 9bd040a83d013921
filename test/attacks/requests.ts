import { createHash } from 'node:crypto';
import { pieces } from './raw.ts';
import type { RawRequest } from './raw.ts';

const KB = 1024;
const P = '/p/far-shelves';
const TOPIC = `${P}/topics/doors`;
const ROOM = `${P}/chats/first-shelves`;
/** The number of the last message in the room. */
export const LAST_SAID = 2100;
/** The limits of a form, and of a request line with its headers. */
const FORM = 500 * KB;
const HEAD = 15_000;

const fill = (text: string, bytes = HEAD): string => text.repeat(Math.floor(bytes / text.length));

function form(path: string, field: string, text: string, before = ''): RawRequest {
  return { path, body: [Buffer.from(`${before}${field}=${fill(text, FORM)}`)] };
}

const posted = (path: string, text: string, bytes: number, type?: string): RawRequest => ({
  path,
  body: pieces(text, bytes),
  ...(type ? { headers: { 'content-type': type } } : {}),
});

const headed = (name: string, value: string, path = P): RawRequest => ({
  path,
  headers: { [name]: value },
});

const PART = '--a\r\ncontent-disposition: form-data; name="b"\r\n\r\n\r\n';
const MULTIPART = 'multipart/form-data; boundary=a';

/** A post that may be signed, as far as its headers tell. */
const plausible = (type: string): RawRequest => ({
  path: '/mail/incoming',
  body: pieces('x', 24e6),
  headers: {
    'content-type': type,
    'x-signature': fill('a', 64),
    'x-timestamp': String(Math.floor(Date.now() / 1000)),
  },
});

/** A post of another server whose signature may be right, as far as one can see without asking anybody. */
const activity = (text: string, covered = '(request-target) host date digest'): RawRequest => ({
  path: '/federation/inbox',
  body: [Buffer.from(text)],
  headers: {
    'content-type': 'application/activity+json',
    date: new Date().toUTCString(),
    digest: `SHA-256=${createHash('sha256').update(text).digest('base64')}`,
    signature: `keyId="https://far.example/ana#key",headers="${covered}",signature="${fill('a', 300)}"`,
  },
});
const ACTOR = '"type":"Like","actor":"https://far.example/ana"';
/** Almost as much as another server may post. */
const ACTIVITY = 250 * KB;

type Requests = Readonly<Record<string, () => RawRequest>>;

/** Bodies that are long, or in many pieces. */
export const BODIES: Requests = {
  'a form of a gigabyte': () => posted(`${P}/sign-in`, 'address=aaaaaaaaaa', 1e9),
  'a form in pieces of one byte': () => ({
    path: `${P}/sign-in`,
    isFramed: true,
    body: Array.from({ length: 50 }, () => Buffer.from(fill('1\r\na\r\n', 60_000))),
  }),
  'an upload of a gigabyte': () => posted(`${P}/discussion/picture`, PART, 1e9, MULTIPART),
  'an upload to a form without files': () => posted(`${P}/sign-in`, PART, 5e6, MULTIPART),
  'fields without end': () => posted(`${P}/sign-in`, 'a&', FORM),
  'fields with values': () => posted(`${P}/sign-in`, 'a=%41%42&', FORM),
  'fields of many names': () => ({
    path: `${P}/sign-in`,
    body: [Buffer.from(Array.from({ length: 4900 }, (_, index) => `a${index}=%41`).join('&'))],
  }),
  'a gigabyte to a provider that is not there': () => posted('/mail/events/nobody', '[', 1e9),
  'a gigabyte to one that is': () => posted('/mail/events/mailgun', '[', 1e9, 'application/json'),
  'news of a provider, a hundred thousand deep': () =>
    posted('/mail/events/mailgun', '[', 100 * KB, 'application/json'),
  'a gigabyte of mail that is not signed': () => posted('/mail/incoming', 'x', 1e9),
  'a mail that might be signed': () => plausible('message/rfc822'),
  'a mail in JSON that might be signed': () => plausible('application/json'),
  'a gigabyte with a page that is only asked for': () => ({ ...posted(P, 'x', 1e9), method: 'GET' }),

  'a gigabyte from another server': () => posted('/federation/inbox', '[', 1e9, 'application/activity+json'),
  'a post of another server, a hundred thousand deep': () =>
    activity(`{${ACTOR},"object":${fill('[', ACTIVITY)}`),
  'a signature that covers thousands of headers': () =>
    activity(`{${ACTOR}}`, `(request-target) date digest ${fill('host ')}host`),
};

const HOSTILE: Requests = {
  // Texts that are long, in every form that anybody may send.
  'an address': () => form(`${P}/sign-in`, 'address', 'a'),
  'an address of many dots': () => form(`${P}/sign-in`, 'address', 'x.', 'address=a@'),
  'marks on a letter': () => form(`${P}/sign-in`, 'address', '\u0301\u0323', 'address=a'),
  'a code of Arabic digits': () => ({
    ...form(`${P}/sign-in/code`, 'code', '\u0669'),
    headers: { cookie: 'signing-in=1.x' },
  }),
  'a server to sign in with': () => form(`${P}/sign-in/with/mastodon`, 'server', 'a.'),
  'a zone': () => form(`${P}/zone`, 'zone', 'Europe/'),
  'a way back': () => form(`${P}/zone`, 'return', '/a', 'zone=UTC&'),
  'a message': () => form(`${P}/contact`, 'body', '<', 'name=a&address=a@b.example&subject=x&'),
  'a subject': () => form(`${P}/contact`, 'subject', '<'),
  'a comment of brackets': () => form(`${TOPIC}/comments`, 'body', '[', 'name=a&address=a@b.example&'),
  'a comment of angles': () => form(`${TOPIC}/comments`, 'body', '<', 'name=a&address=a@b.example&'),
  'a name': () => form(`${TOPIC}/comments`, 'name', '<'),
  'a stamp and work': () => form(`${TOPIC}/comments`, 'work', '1', `stamp=${fill('a.', 9000)}&`),
  'a follower': () => form(`${TOPIC}/following`, 'mail', '<'),
  'a message in a live chat': () => form(`${ROOM}/messages`, 'body', 'a', 'name=a&address=a@b.example&'),
  'mentions in one': () => form(`${ROOM}/messages`, 'body', '@+', 'name=a&address=a@b.example&'),
  'mentions in one that is not too long': () => ({
    path: `${ROOM}/messages`,
    body: [Buffer.from(`name=a&address=a@b.example&body=${fill('@+', 4000)}`)],
  }),
  'the writer of one': () => form(`${ROOM}/messages`, 'name', '<', 'body=a&'),
  'an order of comments': () => form(`${TOPIC}/likes`, 'order', '<', 'comment=1&'),
  'a report': () => form(`${TOPIC}/comments/1/reports`, 'reason', '<'),
  'an applicant': () => form(`${P}/rounds/1/application`, 'address', '<'),
  'an answer to unsubscribe': () => form(`${P}/unsubscribe/abc`, 'a', 'a'),
  'an operator': () => form('/setup/abc', 'address', '<'),

  // Request lines and headers.
  'languages wanted': () => headed('accept-language', fill('a;q=0.1,')),
  'one language wanted very much': () => headed('accept-language', `a;q=${fill('1')}`),
  'parameters of a language': () => headed('accept-language', fill(';')),
  'codings understood': () => headed('accept-encoding', fill('gzip;q=')),
  'a coding with room after it': () => headed('accept-encoding', `gzip${fill(' ')}x`),
  'many cookies': () => headed('cookie', fill('a=b;')),
  'a cookie of escapes': () => headed('cookie', `lang=${fill('%41')}`),
  'a session': () => headed('cookie', `session=${fill('a')}`),
  'a zone in a cookie': () => headed('cookie', `zone=${fill('Europe/')}`),
  'something sealed': () => headed('cookie', `known-with=${fill('a')}`, `${P}/sign-in/first`),
  'tags of what is kept': () => headed('if-none-match', fill('",'), `${P}/feed.rss`),
  'addresses of proxies': () => headed('x-forwarded-for', fill('::1,')),
  'a host': () => headed('host', fill('a.')),
  'a page one comes from': () => headed('referer', `http://localhost/${fill('a/')}`, `${P}/sign-in`),
  'a query without values': () => ({ path: `${P}?${fill('a&')}` }),
  'a query of escapes': () => ({ path: `${P}?${fill('%41=%41&')}` }),
  'a path of many steps': () => ({ path: fill('/a') }),
  'a path that goes back': () => ({ path: fill('/a/..') }),
  'a path of escapes': () => ({ path: `${P}/${fill('%41')}` }),
  'a mailed link': () => ({ path: `${P}/l/${fill('a.')}` }),
  'a way back after signing in': () => ({ path: `${P}/sign-in?next=${fill('/a')}` }),
  'a search for topics': () => ({ path: `${P}/topics?q=${fill('a%20')}` }),
  'a search for comments': () => ({ path: `${P}/discussion/search?words=${fill('%EF%B7%BA')}` }),
  'the address of a calendar': () => ({ path: `${P}/calendar/${fill('a.')}.ics` }),
  'the number of a message': () => ({ path: `${ROOM}/messages/${fill('9')}` }),
  'an answer of a provider': () => ({ path: `/oauth/library?code=${fill('a')}` }),
};

/** Pages that are slow to draw. A cookie keeps a page out of the cache. */
export const DRAWN: Requests = {
  'the front page': () => headed('cookie', 'a=b'),
  'two thousand comments': () => headed('cookie', 'a=b', `${TOPIC}?page=all`),
  'two thousand comments to keep': () => headed('accept-encoding', 'gzip', `${TOPIC}?page=all`),
  'the last page of them by question': () => headed('cookie', 'a=b', `${TOPIC}?order=question&page=40`),
  'a live chat of two thousand messages': () => headed('cookie', 'a=b', ROOM),
  'all that was said in it': () => ({ path: `${ROOM}/events?after=0`, until: `id: ${LAST_SAID}\n` }),
  'its form': () => headed('cookie', 'a=b', `${ROOM}/writing`),
  'one of its messages': () => headed('cookie', 'a=b', `${ROOM}/messages/${LAST_SAID}`),
  'all live chats for a calendar': () => ({ path: `${P}/chats.ics` }),
  'a picture for sharing': () => ({ path: `${TOPIC}/card.png?lang=ar` }),
  'a map': () => ({ path: `${P}/rounds/1/map.svg` }),
  'a feed': () => ({ path: `${TOPIC}/feed.atom` }),
  'a feed of a live chat': () => ({ path: `${ROOM}/feed.json` }),
};

/** Posts of other servers that are kept for a job to look at. */
export const KEPT: Requests = {
  'a post of another server with tens of thousands of fields': () =>
    activity(`{${ACTOR},${Array.from({ length: 25_000 }, (_, n) => `"${n}":1`).join()}}`),
  'one that names a programme thousands of times': () =>
    activity(`{${ACTOR},"object":"${fill('/federation/1 ', ACTIVITY)}"}`),
};

/** One request of a hostile stranger, made anew for each try. */
export const REQUESTS: Requests = { ...BODIES, ...HOSTILE, ...DRAWN, ...KEPT };
