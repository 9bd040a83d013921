import { ana, covering, evil, mallory, partsOf, without } from './forged.ts';
import type { Doc, Forged } from './forged.ts';
import type { Fediverse } from '../fediverse.ts';

/** Activities signed by somebody else, for somebody else, too late, or over too little. */
export function signatures(scene: Fediverse, id: number): Record<string, Forged> {
  const { us, ours, follow, like, plain } = partsOf(scene, id);
  return {
    'signed by nobody': { activity: plain, how: { headers: without('signature') } },
    'signed by another of the same server': { by: mallory, activity: plain },
    'signed by another of the same server, a like': { by: mallory, activity: like },
    'signed by another of the same server, under the right key name': {
      activity: plain,
      how: { keyId: ana.keyId, pem: mallory.pem },
    },
    'signed by another server': { by: evil, activity: plain },
    'signed by another server, in the new way': { by: evil, activity: plain, how: { rfc9421: true } },
    'signed by another server, under the right key name': { activity: plain, how: { pem: evil.pem } },
    'the same in the new way': { activity: plain, how: { pem: evil.pem, rfc9421: true } },
    'a key at an address of its own on the same server': {
      activity: plain,
      how: { keyId: 'https://far.example/uploads/key.json', pem: evil.pem },
      there: {
        'https://far.example/uploads/key.json': {
          id: 'https://far.example/uploads/key.json',
          owner: ana.id,
          publicKeyPem: (evil.doc['publicKey'] as Doc)['publicKeyPem'],
        },
      },
    },
    'a key on another server that says whose it is': {
      activity: plain,
      how: { keyId: 'https://evil.example/key', pem: evil.pem },
      there: {
        'https://evil.example/key': {
          ...ana.doc,
          publicKey: { ...(evil.doc['publicKey'] as Doc), id: 'https://evil.example/key', owner: ana.id },
        },
      },
    },
    'an activity of another server': { activity: { ...plain, id: 'https://evil.example/f' } },
    'an activity without an address': { activity: { ...plain, id: undefined } },
    'an activity whose address is no web address': { activity: { ...plain, id: 'urn:x:1' } },
    'an activity without an actor': { activity: { ...plain, actor: undefined } },
    'an activity with a name in its address': {
      activity: { ...plain, id: 'https://far.example@evil.example/f' },
    },
    'two actors': { activity: { ...plain, actor: [ana.id, evil.id] } },
    'a follow of somebody else': { activity: follow(ana, { object: `${us}9` }) },
    'a follow of an object that only looks like us': {
      activity: follow(ana, { object: { id: `${us}/`, url: us } }),
    },
    'signed for another host': { activity: plain, how: { origin: 'https://elsewhere.example' } },
    'signed for another host, in the new way': {
      activity: plain,
      how: { origin: 'https://elsewhere.example', rfc9421: true },
    },
    'signed for another path': {
      activity: plain,
      how: { headers: (signed) => signed, path: '/federation/inbox?x=1' },
    },
    'a digest of other words': {
      activity: plain,
      how: { body: JSON.stringify({ ...plain, type: 'Like', object: ours }) },
    },
    'the same in the new way, with a digest': {
      activity: plain,
      how: { rfc9421: true, body: JSON.stringify(like) },
    },
    'no digest': { activity: plain, how: { headers: without('digest') } },
    'no date': { activity: plain, how: { headers: without('date') } },
    'a digest that is not signed': {
      activity: plain,
      how: { headers: covering('(request-target)', 'host', 'date') },
    },
    'a host that is not signed': {
      activity: plain,
      how: { headers: covering('(request-target)', 'date', 'digest') },
    },
    'a target that is not signed': { activity: plain, how: { headers: covering('host', 'date', 'digest') } },
    'a date that is not signed': {
      activity: plain,
      how: { headers: covering('(request-target)', 'host', 'digest') },
    },
    'a signature of yesterday': { activity: plain, how: { ahead: -13 * 60 } },
    'a signature of yesterday, in the new way': { activity: plain, how: { ahead: -13 * 60, rfc9421: true } },
    'a signature of tomorrow': { activity: plain, how: { ahead: 2 * 60 } },
    'another date than the signed one': {
      activity: plain,
      how: { headers: (signed) => ({ ...signed, date: new Date('2027-01-11T08:59:00Z').toUTCString() }) },
    },
    'a signature that was cut': {
      activity: plain,
      how: { headers: (signed) => ({ ...signed, signature: signed['signature']!.slice(0, -40) }) },
    },
    'a signature whose algorithm is none': {
      activity: plain,
      how: {
        headers: (signed) => ({ ...signed, signature: signed['signature']!.replace('rsa-sha256', 'none') }),
      },
    },
    'a signature whose algorithm takes a shared secret': {
      activity: plain,
      how: {
        headers: (signed) => ({
          ...signed,
          signature: signed['signature']!.replace('rsa-sha256', 'hmac-sha256'),
        }),
      },
    },
    'two key names': {
      activity: plain,
      how: {
        headers: (signed) => ({ ...signed, signature: `keyId="${evil.keyId}",${signed['signature']!}` }),
      },
    },
    'plain JSON': { activity: plain, how: { type: 'application/json' } },
    'plain text': { activity: plain, how: { type: 'text/plain' } },
    'a form': { activity: plain, how: { type: 'application/x-www-form-urlencoded' } },
  };
}
