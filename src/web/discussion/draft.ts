import { commenterOf } from '../../rooms/discussion/index.ts';
import type { Commenter } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { drawStamp } from '../frame/stamp.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { CommentDraft } from './form.tsx';

/** An empty form with the name that this writer used last. */
export async function freshDraft(
  visit: ProgrammeVisit,
  writer: Person | null,
  more: Partial<CommentDraft> = {},
): Promise<CommentDraft> {
  const known = writer ? await commenterOf(visit.ctx, visit.programme.id, writer.id) : null;
  return { ...draftOf(visit, writer, known), ...more };
}

/** The same, for callers that already know how the writer signed last. */
export const draftOf = (
  { ctx, programme }: ProgrammeVisit,
  writer: Person | null,
  known: Pick<Commenter, 'name' | 'countryWith'> | null,
): CommentDraft =>
  emptyDraft({
    name: known?.name || writer?.name || '',
    country: Boolean(known?.countryWith) && known?.countryWith === known?.name,
    stamp: drawStamp(ctx, 'comment-form', programme.id),
  });

export function emptyDraft(more: Partial<CommentDraft>): CommentDraft {
  return {
    name: '',
    country: false,
    pseudonym: false,
    address: '',
    body: '',
    question: '',
    parent: '',
    follow: false,
    elsewhere: false,
    website: '',
    stamp: '',
    rush: false,
    errors: {},
    ...more,
  };
}

/** Reads the typed draft, to be shown again. */
export function readDraft(form: URLSearchParams): CommentDraft {
  const text = (name: string): string => form.get(name) ?? '';
  return {
    name: text('name'),
    country: text('country') === 'yes',
    pseudonym: text('pseudonym') === 'yes',
    address: text('address'),
    body: text('body'),
    question: text('question'),
    parent: text('parent'),
    follow: text('follow') === 'yes',
    elsewhere: text('elsewhere') === 'yes',
    website: text('website'),
    stamp: text('stamp'),
    rush: text('rush') === 'yes',
    errors: {},
  };
}

/** A whole number from a field: null when the field is empty or 0, NaN when it holds no number. */
export function numberIn(text: string): number | null {
  if (text === '' || text === '0') return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}
