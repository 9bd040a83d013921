import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { keepFile, removeFile } from '../../files/index.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { commenterOf, setCommenter } from './commenter.ts';
import { LIMITS, checkText, cleanName } from '../rules.ts';
import type { CommentState } from '../rules.ts';

interface Own {
  programme: number;
  person: number;
}

/**
 * Changes the name that a person signs with from now on; earlier comments keep theirs. If they allow it and the name is no pseudonym of
 * theirs, their country stands beside this name, and beside no other that they sign with later.
 */
export async function changeSignature(
  ctx: Ctx,
  input: Own & { name: string; showsCountry: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'empty' | 'too-long' }> {
  const name = cleanName(input.name);
  const problem = checkText(name, LIMITS.name);
  if (problem) return { ok: false, reason: problem };
  const known = await commenterOf(ctx, input.programme, input.person);
  const isPseudonym = known?.pseudonyms.includes(name) ?? false;
  await setCommenter(ctx, input.programme, input.person, {
    name,
    ...(isPseudonym ? {} : { country_with: input.showsCountry ? name : null }),
  });
  return { ok: true };
}

/**
 * Changes the picture beside a person's comments under their present name, and under no later one; null removes it. The picture was already
 * drawn anew. It is stored for this person alone, so that it is deleted with them. With `onlyFirst` it does not replace a picture.
 */
export async function changePicture(
  ctx: Ctx,
  input: Own & { picture: { bytes: Buffer; kind: string } | null; onlyFirst?: true },
): Promise<void> {
  const { programme, person, picture } = input;
  await inTransaction(ctx, async (ctx) => {
    const known = await commenterOf(ctx, programme, person);
    const before = known?.picture ?? null;
    if (before !== null && input.onlyFirst) return;
    const id =
      picture && (await keepFile(ctx, { ...picture, programme, by: person, apart: `commenter ${person} ` }));
    const called = known?.name || (await personById(ctx, programme, person))?.name || null;
    const name = id === null || (called && known?.pseudonyms.includes(called)) ? null : called;
    if (id === before && (known?.pictureWith ?? null) === name) return;
    await setCommenter(ctx, programme, person, { picture_id: id, picture_with: name });
    if (before !== null && before !== id) await removeFile(ctx, programme, before);
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: id === null ? 'picture-removed' : 'picture-changed',
      subject: ['person', person],
    });
  });
}

/** A picture that is shown beside somebody's comments; null for every other file. */
export async function publicPicture(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<{ kind: string; bytes: Buffer } | null> {
  const row = await ctx.db
    .selectFrom('commenter')
    .innerJoin('file', (join) =>
      join
        .onRef('file.programme_id', '=', 'commenter.programme_id')
        .onRef('file.id', '=', 'commenter.picture_id'),
    )
    .select(['file.kind', 'file.bytes'])
    .where('commenter.programme_id', '=', programme)
    .where('commenter.picture_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

interface Titled {
  slug: string;
  title: Texts;
  source_locale: string;
}

export interface OwnPart {
  comments: (Titled & { id: number; html: string; state: CommentState; writtenAt: Date })[];
  follows: (Titled & { topic: number })[];
}

/** A person's part in the discussions: their latest comments, and the topics they follow. */
export async function ownPart(ctx: Pick<Ctx, 'db'>, { programme, person }: Own): Promise<OwnPart> {
  const comments = await ctx.db
    .selectFrom('comment')
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'comment.programme_id')
        .onRef('topic.id', '=', 'comment.topic_id'),
    )
    .select(['comment.id', 'html', 'state', 'written_at as writtenAt'])
    .select(['topic.slug', 'topic.title', 'topic.source_locale'])
    .where('comment.programme_id', '=', programme)
    .where('author_id', '=', person)
    .where('state', '<>', 'withdrawn')
    .orderBy('comment.id', 'desc')
    .limit(50)
    .execute();
  const follows = await ctx.db
    .selectFrom('discussion_follow')
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'discussion_follow.programme_id')
        .onRef('topic.id', '=', 'discussion_follow.topic_id'),
    )
    .select(['topic.id as topic', 'topic.slug', 'topic.title', 'topic.source_locale'])
    .where('discussion_follow.programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .orderBy('asked_at', 'desc')
    .execute();
  return {
    comments: comments.map(({ id, slug, title, source_locale, html, state, writtenAt }) => ({
      id,
      slug,
      title,
      source_locale,
      html,
      state: state as CommentState,
      writtenAt,
    })),
    follows,
  };
}
