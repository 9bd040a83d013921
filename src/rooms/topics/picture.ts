import { json } from '../../db/json.ts';
import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import type { PictureRefusal } from '../../lib/pictures/limits.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { isOvertaken, versionOf } from '../../lib/text/version.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { askApprovalAgain } from './planning/approve.ts';
import { topicById } from './queries.ts';
import type { Topic } from './queries.ts';
import { LIMITS } from './rules.ts';
import { keepFile } from '../files/index.ts';
import { dropFile } from './pictureFile.ts';

/** The longer side of a topic's picture: sharp on a wide screen, some 200 kB. */
const SIDE = 1280;

export interface PictureDraft {
  /** A description of the picture, in the topic's own language, for those who do not see it. */
  alt: string;
  author: string;
  /** The address where the picture comes from. */
  source: string;
  licence: string;
}

export type PictureProblem =
  | {
      part: 'picture' | 'alt' | 'author' | 'source' | 'licence';
      reason: 'required' | 'too-long' | 'bad-link';
    }
  | { part: 'picture'; reason: 'refused'; refusal: PictureRefusal };

/** The problems of a picture's credit. A picture is shown with its author and licence. */
export function checkPicture(draft: PictureDraft): PictureProblem[] {
  const problems: PictureProblem[] = [];
  for (const part of ['alt', 'author', 'licence', 'source'] as const) {
    if (part !== 'source' && !draft[part].trim()) problems.push({ part, reason: 'required' });
    if (draft[part].length > LIMITS[part]) problems.push({ part, reason: 'too-long' });
  }
  const source = draft.source.trim();
  if (source && !/^https?:$/.test(URL.parse(source)?.protocol ?? ''))
    problems.push({ part: 'source', reason: 'bad-link' });
  return problems;
}

const saidOf = (topic: Topic) => [
  topic.picture_id,
  topic.picture_alt[topic.source_locale] ?? '',
  topic.picture_author,
  topic.picture_source,
  topic.picture_licence,
];

/** The version of a topic's picture, and of its description and credit. */
export const pictureVersion = (topic: Topic): string => versionOf(saidOf(topic));

/**
 * Gives a topic a picture, drawn anew, or without `bytes` changes the description and credit of the one it has. `base` is the
 * `pictureVersion` that the form was drawn from: with it, nothing overwrites what somebody else saved meanwhile.
 */
export async function changePicture(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    draft: PictureDraft;
    bytes: Uint8Array | null;
    /** The description in other languages; left as it was when absent. */
    alt?: Texts;
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; problems: PictureProblem[]; isOvertaken?: true }> {
  const { programme, draft } = input;
  const problems = checkPicture(draft);
  const seen = await topicById(ctx, programme, input.topic);
  if (!input.bytes && !seen?.picture_id) problems.unshift({ part: 'picture', reason: 'required' });
  const drawn = input.bytes && problems.length === 0 ? await drawAnew(input.bytes, { side: SIDE }) : null;
  if (drawn && !drawn.ok) problems.push({ part: 'picture', reason: 'refused', refusal: drawn.refusal });
  if (!seen || problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .selectFrom('topic')
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', '=', input.topic)
      .forNoKeyUpdate()
      .execute();
    const before = (await topicById(ctx, programme, input.topic)) ?? seen;
    if (isOvertaken(input.base, saidOf(before))) return { ok: false, problems: [], isOvertaken: true };
    const file = drawn?.ok
      ? await keepFile(ctx, { programme, ...drawn.picture, by: actorPerson(input.actor) })
      : before.picture_id;
    await ctx.db
      .updateTable('topic')
      .set({
        picture_id: file,
        picture_alt: json({ ...(input.alt ?? before.picture_alt), [before.source_locale]: draft.alt.trim() }),
        picture_author: draft.author.trim(),
        picture_source: draft.source.trim(),
        picture_licence: draft.licence.trim(),
      })
      .where('programme_id', '=', programme)
      .where('id', '=', input.topic)
      .execute();
    if (file !== before.picture_id) {
      await askApprovalAgain(ctx, programme, input.topic);
      await dropFile(ctx, programme, before.picture_id);
    }
    await note(ctx, input, 'topic-picture-changed');
    return { ok: true };
  });
}

/** Takes a topic's picture away. */
export async function removePicture(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const before = await topicById(ctx, input.programme, input.topic);
    if (!before?.picture_id) return;
    const none: Texts = {};
    await ctx.db
      .updateTable('topic')
      .set({
        picture_id: null,
        picture_alt: json(none),
        picture_author: '',
        picture_source: '',
        picture_licence: '',
      })
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.topic)
      .execute();
    await dropFile(ctx, input.programme, before.picture_id);
    await note(ctx, input, 'topic-picture-removed');
  });
}

/** The bytes of a topic's picture; null when it has none. */
export async function pictureOf(
  ctx: Pick<Ctx, 'db'>,
  topic: Pick<Topic, 'programme_id' | 'picture_id'>,
): Promise<{ kind: string; bytes: Buffer } | null> {
  if (topic.picture_id === null) return null;
  const file = await ctx.db
    .selectFrom('file')
    .select(['kind', 'bytes'])
    .where('programme_id', '=', topic.programme_id)
    .where('id', '=', topic.picture_id)
    .executeTakeFirst();
  return file ?? null;
}

async function note(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number },
  kind: 'topic-picture-changed' | 'topic-picture-removed',
): Promise<void> {
  await record(ctx, {
    programme: input.programme,
    actor: input.actor,
    kind,
    subject: ['topic', input.topic],
  });
}
