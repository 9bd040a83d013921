import { PUBLIC } from '../../src/federation/reading/audience.ts';
import { ana, evil, mallory, partsOf } from './forged.ts';
import type { Doc, Forged } from './forged.ts';
import type { Fediverse } from '../fediverse.ts';

/** Names that imitate other people's, fields that imitate other fields, and words that were for some people alone. */
export function names(scene: Fediverse, id: number): Record<string, Forged> {
  const { us, ours, note, create, plain } = partsOf(scene, id);
  const as = (actor: string, by = mallory): Forged => ({
    by,
    activity: { ...plain, id: `${actor}${actor.includes('#') ? '' : '#'}f`, actor },
  });
  const elsewhere = { ...evil.doc, id: ana.id, inbox: ana.doc['inbox'] };
  const some = (more: Doc): Forged => ({
    activity: create(ana, note(ana, { to: [us], cc: [], ...more }), { to: undefined }),
  });
  const signature = (change: (signed: string) => string): Forged => ({
    activity: plain,
    how: { headers: (signed) => ({ ...signed, signature: change(signed['signature']!) }) },
  });
  const type = (name: string): Forged => ({ activity: plain, how: { type: name } });
  return {
    'a host in other letters': as('https://FAR.example/users/ana'),
    'a host with a letter of another alphabet': as('https://f\u0430r.example/users/ana', evil),
    'a host that ends with a dot': as('https://far.example./users/ana', evil),
    'another port of the host': {
      ...as('https://far.example:8443/users/ana', evil),
      how: { keyId: 'https://far.example:8443/users/ana#main-key' },
      there: { 'https://far.example:8443/users/ana': elsewhere },
    },
    'an address by way of another folder': as('https://far.example/users/x/../ana'),
    'an address in signs': as('https://far.example/users/%61na'),
    'an address with a line break in it': as('https://far.example/users/\nana'),
    'a part of a document': as(`${ana.id}#me`),
    'a key with a name in its address': {
      activity: plain,
      how: { keyId: 'https://far.example@evil.example/key', pem: evil.pem },
    },
    'a list of one actor': { activity: { ...plain, actor: [ana.id] } },
    'an actor that stands in it whole': { by: evil, activity: { ...plain, actor: elsewhere } },
    'an actor that every object has': {
      by: evil,
      activity: JSON.parse(`{"id":"${evil.id}#p","__proto__":${JSON.stringify(plain)}}`) as Doc,
    },
    'names of linked data': {
      activity: { '@id': `${ana.id}#f`, '@type': 'Follow', 'as:actor': ana.id, 'as:object': us },
    },
    'a follow of a list': { activity: { ...plain, object: [us, ours] } },
    'an answer without https': {
      activity: create(ana, note(ana, { id: 'http://far.example/users/ana/statuses/1' })),
    },
    'an answer of two, each whole': {
      activity: create(ana, note(ana, { attributedTo: [{ id: ana.id }, { id: evil.id }] })),
    },
    'an answer within another activity': { activity: create(ana, create(ana, note(ana))) },
    'an answer for its audience alone': some({ audience: PUBLIC }),
    'an answer for all in small letters': some({ to: [us, PUBLIC.toLowerCase()] }),
    'an answer for all in a list of lists': some({ cc: [[PUBLIC]] }),
    'an answer for all behind very many': some({
      to: [...Array.from({ length: 3000 }, (_, n) => `${ana.id}/${n}`), PUBLIC],
    }),
    'an answer for some in an activity for all': {
      activity: create(ana, note(ana, { to: [us], cc: [] }), { to: PUBLIC }),
    },
    'a signature twice': signature((signed) => `${signed}, ${signed}`),
    'a signature that is over': signature((signed) => `${signed},expires=1`),
    'a signature made at no time': signature((signed) => signed.replace('date', '(created)')),
    'two digests, the first of other words': {
      activity: plain,
      how: { headers: (signed) => ({ ...signed, digest: `SHA-256=AAAA,${signed['digest']!}` }) },
    },
    'a weak digest': { activity: plain, how: { headers: (signed) => ({ ...signed, digest: 'MD5=AAAA' }) } },
    'two kinds of content': type('application/activity+json, text/html'),
    'a kind of content that begins alike': type('application/activity+jsonx'),
    'linked data of no profile': type('application/ld+json; charset=utf-8'),
  };
}
