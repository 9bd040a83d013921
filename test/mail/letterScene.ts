import type { CastName } from '../cast.ts';
import { minuteOver } from '../minuteOver.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';

/** The address to which one of the cast answers a letter of the partnership. */
export const letterAt = ({ ctx, cast, pair }: PartnersScene, who: CastName): string =>
  answerAt(ctx, { kind: 'letter', programme: cast.programme, person: cast.people[who], subject: pair });

/** One of the cast answers, and the minute in which a letter can be taken back passes. */
export const answers = async (
  scene: PartnersScene,
  who: CastName,
  text: string,
  more: { headers?: string[]; messageId?: string; from?: string } = {},
) => {
  const done = await comesIn(scene.ctx, {
    from: `${who}@cast.example`,
    to: letterAt(scene, who),
    text,
    ...more,
  });
  await minuteOver(scene.ctx);
  return done;
};

export const letters = ({ ctx, pair }: PartnersScene) =>
  ctx.db
    .selectFrom('letter')
    .select(['author_id', 'body', 'whole', 'message_id'])
    .where('partnership_id', '=', pair)
    .orderBy('id')
    .execute();
