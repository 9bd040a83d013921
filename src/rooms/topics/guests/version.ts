import { inOrder } from '../../../lib/text/texts.ts';
import { versionOf } from '../../../lib/text/version.ts';
import type { GuestPost } from './queries.ts';
import type { GuestDraft } from './write.ts';

/** A stored guest post as it was written. */
export const draftOfGuest = (post: GuestPost): GuestDraft => ({
  author: post.author,
  about: post.about,
  sourceLocale: post.source_locale,
  title: post.title,
  body: post.body,
  day: post.day,
});

/** The version of a guest post; it differs whenever its words, its day or its writer's name differ. */
export const guestVersion = (draft: GuestDraft): string =>
  versionOf([
    draft.author.trim(),
    draft.about.trim(),
    draft.sourceLocale,
    inOrder(draft.title),
    inOrder(draft.body),
    draft.day,
  ]);
