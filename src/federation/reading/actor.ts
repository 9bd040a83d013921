import type { KnownActor } from '../../rooms/networks/index.ts';
import { docOf, idOf, isOfType, isSameOrigin, listOf, textOf } from './json.ts';
import type { Doc } from './json.ts';

/** Somebody, or something, that acts on another server. */
export interface RemoteActor extends KnownActor {
  /** The address of their picture; '' for none. */
  picture: string;
}

const TYPES = ['Person', 'Service', 'Application', 'Group', 'Organization'];

/**
 * Reads an actor, of a document that was fetched at `asked`: it is the one it says it is, everything of it is of that one origin, and its key is
 * the one that stands there. Null otherwise.
 */
export function readActor(doc: Doc, asked: string): RemoteActor | null {
  const id = idOf(doc);
  if (id === '' || id !== asked || !isOfType(doc, ...TYPES)) return null;
  const inbox = idOf(doc['inbox']);
  if (!isSameOrigin(inbox, id)) return null;
  const shared = idOf(docOf(doc['endpoints'])?.['sharedInbox']);
  const key = listOf(doc['publicKey'])
    .map(docOf)
    .find((one) => one !== null && idOf(one['owner']) === id && isSameOrigin(idOf(one), id));
  if (!key) return null;
  const { host } = new URL(id);
  // Nothing in it that looks like another, turns the line, or ends the name.
  const called =
    textOf(doc['preferredUsername'], 200).replaceAll(/[^\p{L}\p{M}\p{N}_.~-]/gu, '') || 'unknown';
  return {
    id,
    host,
    handle: `@${called}@${host}`,
    name: textOf(doc['name'], 500).trim() || called,
    inbox,
    sharedInbox: isSameOrigin(shared, id) ? shared : '',
    keyId: idOf(key),
    pem: textOf(key['publicKeyPem'], 10_000),
    picture: pictureOf(doc['icon']),
  };
}

function pictureOf(icon: unknown): string {
  const [first] = listOf(icon);
  const url = docOf(first)?.['url'];
  return idOf(typeof url === 'string' ? url : docOf(listOf(url)[0])?.['href']);
}
