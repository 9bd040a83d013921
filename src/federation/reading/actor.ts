import type { KnownActor } from '../../rooms/networks/index.ts';
import { docOf, idOf, isOfType, isSameOrigin, listOf, textOf } from './json.ts';
import type { Doc } from './json.ts';

/** A person or thing that acts on another server. */
export interface RemoteActor extends KnownActor {
  /** The address of the actor's picture; '' for none. */
  picture: string;
}

const TYPES = ['Person', 'Service', 'Application', 'Group', 'Organization'];

/**
 * Reads an actor from a document that was fetched at `asked`. The document must name that address, and the inbox and key must have the same
 * origin. The key is the one in the document. Null otherwise.
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
  // The name keeps only characters that cannot imitate another name, change the direction of the line, or end the name.
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
