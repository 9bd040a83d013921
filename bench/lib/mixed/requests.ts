import type { Reader, Who } from './who.ts';

export interface MixedRequest {
  kind: 'read' | 'form' | 'post';
  /** The name in the report. */
  name: string;
  path: string;
  /** Fields of a form; it is a GET without. */
  form?: Record<string, string>;
  session?: string;
  /** The network it seems to come from. */
  from: string;
}

/**
 * Of twenty requests one after the other: sixteen pages read, nine of them by somebody signed in; three forms, of which one asks for a
 * code to sign in; one post, by turns a comment and a letter. Each from a network of its own, since limits are not what is measured.
 */
const DRAWN: Record<MixedRequest['name'], (of: { reader: Reader; who: Who; n: number }) => Asked> = {
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
  'code to sign in': ({ who, n }) => {
    const { home, address } = who.addresses[n % who.addresses.length]!;
    return { kind: 'form', path: `${home}/sign-in`, form: { address } };
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

/** Twenty in a row; a path that stands twice is asked twice. */
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
  'rhythm of mails saved',
  'own room',
];

/** An endless row of requests, always the same for the same people. */
export function createRequests(who: Who): () => MixedRequest {
  let n = 0;
  return () => {
    const at = n++;
    const turn = Math.floor(at / TURN.length);
    const slot = TURN[at % TURN.length]!;
    const name = slot === 'POST' ? (turn % 2 === 0 ? 'comment' : 'letter') : slot;
    // Of each kind the turns step through all readers, since 7919 is prime, so that nobody meets a limit of their own.
    const reader = who.readers[(turn * 7919 + (at % TURN.length) * 271) % who.readers.length]!;
    const asked = DRAWN[name]!({ reader, who, n: name === 'code to sign in' ? turn : at });
    return { ...asked, name, from: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}` };
  };
}
