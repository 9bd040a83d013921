import type { Reader, Who } from './who.ts';

export interface MixedRequest {
  kind: 'read' | 'form' | 'post';
  /** The name in the report. */
  name: string;
  path: string;
  /** Fields of a form; without them the request is a GET. */
  form?: Record<string, string>;
  session?: string;
  /** Cookies of a browser on its way to sign in, in place of a session. */
  cookies?: string;
  /** Called with the cookies that the answer sets. */
  onCookies?: (cookies: readonly string[]) => void;
  /** The network from which the request seems to come. */
  from: string;
}

/**
 * Twenty requests one after the other. Sixteen read a page, nine of them as somebody signed in. Three are forms: one asks for a sign-in
 * code, and every other time one enters a code that came. One is a post, by turns a comment and a letter. Each comes from a network of its
 * own, since limits are not measured.
 */
const DRAWN: Record<MixedRequest['name'], (of: Drawing) => Asked | undefined> = {
  'front page': ({ reader }) => read(reader.home),
  topics: ({ reader }) => read(`${reader.home}/topics`),
  topic: ({ reader }) => read(`${reader.home}/topics/${reader.topic}`),
  rounds: ({ reader }) => read(`${reader.home}/rounds`),
  'own front page': ({ reader }) => read(reader.home, reader),
  'own topic': ({ reader }) => read(`${reader.home}/topics/${reader.topic}`, reader),
  'own room': ({ reader }) => read(`${reader.home}/partnership/${reader.partnership}`, reader),
  'own standing': ({ reader }) => read(`${reader.home}/status`, reader),
  'form of one’s details': ({ reader }) => ({ ...read(`${reader.home}/me`, reader), kind: 'form' }),
  'rhythm of mails saved': ({ reader, n }) => ({
    ...write(`${reader.home}/me/rhythm`, { rhythm: n % 2 === 0 ? 'each' : 'daily' }, reader),
    kind: 'form',
  }),
  'code to sign in': ({ who, n, signing }) => {
    const { home, address } = who.addresses[n % who.addresses.length]!;
    const onCookies = (set: readonly string[]): void => {
      const ticket = set.find((one) => one.includes('signing-in='));
      if (ticket) signing.set(address, { home, cookies: ticket.split(';')[0]! });
    };
    return { kind: 'form', path: `${home}/sign-in`, form: { address }, onCookies };
  },
  'sign-in with a code': ({ signing, codes }) => {
    for (const [address, code] of codes) {
      codes.delete(address);
      const asked = signing.get(address);
      signing.delete(address);
      if (asked)
        return { kind: 'form', path: `${asked.home}/sign-in/code`, form: { code }, cookies: asked.cookies };
    }
    return undefined;
  },
  comment: ({ reader, n }) =>
    write(
      `${reader.home}/topics/${reader.topic}/comments`,
      { name: 'A reader', body: `What we found in the reading room, ${n}.`, stamp: reader.stamp },
      reader,
    ),
  letter: ({ reader, n }) =>
    write(
      `${reader.home}/partnership/${reader.partnership}/letters`,
      { body: `Good morning! This is letter ${n}.`, form_key: crypto.randomUUID() },
      reader,
    ),
};

type Asked = Omit<MixedRequest, 'name' | 'from'>;

interface Drawing {
  reader: Reader;
  who: Who;
  n: number;
  /** Browsers that wait for their codes, by address. */
  signing: Map<string, { home: string; cookies: string }>;
  /** Codes that have arrived, by address. */
  codes: Map<string, string>;
}

const read = (path: string, reader?: Reader): Asked => ({
  kind: 'read',
  path,
  ...(reader ? { session: reader.session } : {}),
});

const write = (path: string, form: Record<string, string>, { session }: Reader): Asked => ({
  kind: 'post',
  path,
  form,
  session,
});

const SAVED = 'rhythm of mails saved';
const ENTERED = 'sign-in with a code';

/** The twenty requests in their order. A name that stands twice is asked for twice. */
const TURN = [
  'front page',
  'own room',
  'topic',
  'own topic',
  'form of one’s details',
  'own front page',
  'topics',
  'own standing',
  'front page',
  'own topic',
  'code to sign in',
  'own room',
  'topic',
  'own front page',
  'rounds',
  'POST',
  'topic',
  'own topic',
  SAVED,
  'own room',
];

/** How many of the twenty requests have this name. */
export const timesInTurn = (name: MixedRequest['name']): number => TURN.filter((one) => one === name).length;

/** An endless series of requests, always the same for the same people. Codes in `codes` are entered and removed from it. */
export function createRequests(who: Who, codes = new Map<string, string>()): () => MixedRequest {
  const signing: Drawing['signing'] = new Map();
  let n = 0;
  return () => {
    const at = n++;
    const turn = Math.floor(at / TURN.length);
    const slot = TURN[at % TURN.length]!;
    const name = slot === 'POST' ? (turn % 2 === 0 ? 'comment' : 'letter') : slot;
    const mayEnter = slot === SAVED && turn % 2 === 0;
    // Each kind of request steps through all readers, since 7919 is prime: no reader runs into a limit of their own.
    const reader = who.readers[(turn * 7919 + (at % TURN.length) * 271) % who.readers.length]!;
    const drawing = { reader, who, n: name === 'code to sign in' ? turn : at, signing, codes };
    const entered = mayEnter ? DRAWN[ENTERED]!(drawing) : undefined;
    const asked = entered ?? DRAWN[name]!(drawing)!;
    return {
      ...asked,
      name: entered ? ENTERED : name,
      from: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    };
  };
}
