import { ORIGIN } from '../fediverse.ts';
import { evil, mallory, partsOf } from './forged.ts';
import type { Doc, Forged } from './forged.ts';
import type { Fediverse } from '../fediverse.ts';

/** Actors that pretend to be somebody else. */
export function actors(scene: Fediverse, id: number): Record<string, Forged> {
  const { plain } = partsOf(scene, id);
  return {
    'an actor whose key belongs to another': {
      by: { ...mallory, id: 'https://far.example/users/m2', keyId: mallory.keyId },
      activity: { ...plain, actor: 'https://far.example/users/m2', id: 'https://far.example/users/m2#f' },
      there: {
        'https://far.example/users/m2': { ...mallory.doc, id: 'https://far.example/users/m2' },
      },
    },
    'an actor document that is another': {
      by: { ...mallory, id: 'https://far.example/users/m3', keyId: 'https://far.example/users/m3#main-key' },
      activity: { ...plain, actor: 'https://far.example/users/m3', id: 'https://far.example/users/m3#f' },
      there: { 'https://far.example/users/m3': mallory.doc },
    },
    'an actor document that is an uploaded file': {
      by: { ...evil, id: 'https://files.example/a.json', keyId: 'https://files.example/a.json#k' },
      activity: { ...plain, actor: 'https://files.example/a.json', id: 'https://files.example/a.json#f' },
      there: {
        'https://files.example/a.json': {
          doc: {
            ...evil.doc,
            id: 'https://files.example/a.json',
            inbox: 'https://files.example/i',
            publicKey: {
              ...(evil.doc['publicKey'] as Doc),
              id: 'https://files.example/a.json#k',
              owner: 'https://files.example/a.json',
            },
          },
          type: 'application/json',
        },
      },
    },
    'the same as plain text': {
      by: { ...evil, id: 'https://files.example/b.txt', keyId: 'https://files.example/b.txt#k' },
      activity: { ...plain, actor: 'https://files.example/b.txt', id: 'https://files.example/b.txt#f' },
      there: { 'https://files.example/b.txt': { doc: evil.doc, type: 'text/plain' } },
    },
    'the same as JSON-LD of something else': {
      by: { ...evil, id: 'https://files.example/c', keyId: 'https://files.example/c#k' },
      activity: { ...plain, actor: 'https://files.example/c', id: 'https://files.example/c#f' },
      there: { 'https://files.example/c': { doc: evil.doc, type: 'application/ld+json' } },
    },
    'an actor that redirects': {
      by: { ...evil, id: 'https://moved.example/a', keyId: 'https://moved.example/a#k' },
      activity: { ...plain, actor: 'https://moved.example/a', id: 'https://moved.example/a#f' },
      there: { 'https://moved.example/a': 302 },
    },
    'an actor with an inbox on another server': {
      by: { ...evil, id: 'https://evil.example/i', keyId: 'https://evil.example/i#k' },
      activity: { ...plain, actor: 'https://evil.example/i', id: 'https://evil.example/i#f' },
      there: {
        'https://evil.example/i': {
          ...evil.doc,
          id: 'https://evil.example/i',
          inbox: 'https://far.example/inbox',
          publicKey: {
            ...(evil.doc['publicKey'] as Doc),
            id: 'https://evil.example/i#k',
            owner: 'https://evil.example/i',
          },
        },
      },
    },
    'an actor at an address of ours': {
      by: { ...evil, id: `${ORIGIN}/federation/9`, keyId: `${ORIGIN}/federation/9#main-key` },
      activity: { ...plain, actor: `${ORIGIN}/federation/9`, id: `${ORIGIN}/federation/9#f` },
    },
    'an actor that nobody can fetch': {
      by: { ...evil, id: 'https://none.example/a', keyId: 'https://none.example/a#k' },
      activity: { ...plain, actor: 'https://none.example/a', id: 'https://none.example/a#f' },
    },
  };
}
