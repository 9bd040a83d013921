import type { Account, Home, RemoteNote } from '../../rooms/networks/index.ts';
import { addressesOf, postOf } from '../../rooms/networks/index.ts';
import { docOf, idOf, isSameOrigin } from '../reading/json.ts';
import type { Doc } from '../reading/json.ts';
import { readNote } from '../reading/note.ts';
import type { Note } from '../reading/note.ts';
import { shortened } from '../reading/markdownOf.ts';
import { fetchDocument } from '../transport.ts';
import { signerOf } from './actors.ts';
import type { Tools } from './actors.ts';

export type GotNote = { ok: true; note: Note } | { ok: false; reason: 'gone' | 'refused' | 'later' };

/**
 * The note that an activity of `account` brings. If the activity contains the whole note and the account wrote it, the activity's signature
 * is enough. If it contains only the address, or the note has another origin, the note is fetched there, and the activity's copy is
 * ignored.
 */
export async function objectOf(
  tools: Tools,
  home: Home,
  account: Account,
  object: unknown,
): Promise<GotNote> {
  const doc = docOf(object);
  const id = idOf(object);
  if (id === '') return { ok: false, reason: 'refused' };
  if (doc && doc['type'] !== undefined && isSameOrigin(id, account.actor)) {
    const note = readNote(doc, ownNames(home));
    return note?.by === account.actor ? { ok: true, note } : { ok: false, reason: 'refused' };
  }
  const got = await fetchNote(tools, home, id);
  return got.ok && got.note.by !== account.actor ? { ok: false, reason: 'refused' } : got;
}

/** Fetches a note at its own address; the note must name that same address. */
export async function fetchNote({ ctx, outbound }: Tools, home: Home, address: string): Promise<GotNote> {
  if (isSameOrigin(address, home.origin)) return { ok: false, reason: 'refused' };
  const as = await signerOf(ctx, home);
  if (!as) return { ok: false, reason: 'later' };
  const got = await fetchDocument(outbound, address, as);
  if (!got.ok) return got;
  const note = isTombstone(got.doc) ? null : readNote(got.doc, ownNames(home));
  if (isTombstone(got.doc)) return { ok: false, reason: 'gone' };
  return note?.id === address ? { ok: true, note } : { ok: false, reason: 'refused' };
}

const isTombstone = (doc: Doc): boolean => doc['type'] === 'Tombstone';

const ownNames = ({ origin, programme }: Home): string[] => [
  addressesOf(origin, programme.id).actor,
  `${origin}/@${programme.slug}`,
  `${origin}/p/${programme.slug}`,
];

/** A note in the form that the room accepts. */
export function replyOf(
  { id, parent, contexts, words, tags, at }: Note,
  { origin, programme }: Home,
): RemoteNote {
  const posts = contexts.flatMap((context) => postOf(context, origin, programme.id) ?? []);
  const inChat = { words: shortened(words, 1000), tags, at };
  return { id, parent, post: posts[0] ?? null, words, inChat };
}

/** Whether a note is addressed to the programme itself, or mentions it. */
export const isToUs = ({ to }: Note, { origin, programme }: Home): boolean =>
  to.includes(addressesOf(origin, programme.id).actor);
