import { signedLast } from '../../rooms/chats/index.ts';
import { commenterOf } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { draftOf } from '../discussion/draft.ts';
import type { CommentDraft } from '../discussion/form.tsx';
import type { ProgrammeVisit } from '../visit.ts';

/** An empty form for a room. A writer whose last name there was a pseudonym keeps it: their usual name would show whose pseudonym it is. */
export async function roomDraft(
  visit: ProgrammeVisit,
  writer: Person | null,
  chat: number,
  more: Partial<CommentDraft> = {},
): Promise<CommentDraft> {
  const { ctx, programme } = visit;
  const known = writer ? await commenterOf(ctx, programme.id, writer.id) : null;
  const draft = { ...draftOf(visit, writer, known), ...more };
  if (!writer || !known || known.pseudonyms.length === 0) return draft;
  const name = await signedLast(ctx, { programme: programme.id, chat, person: writer.id });
  return name !== null && known.pseudonyms.includes(name) ? { ...draft, name, pseudonym: true } : draft;
}
