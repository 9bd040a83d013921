import type { CastName } from '../cast.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';

export interface To {
  kind: string;
  subject?: number;
}

/** The programme's own address. */
export const contact = async ({ ctx, cast }: PartnersScene): Promise<string> =>
  (
    await ctx.db
      .selectFrom('programme')
      .select('contact_address')
      .where('id', '=', cast.programme)
      .executeTakeFirstOrThrow()
  ).contact_address;

export const writes = async (scene: PartnersScene, who: CastName, text: string, to?: To) => {
  const { ctx, cast, pair } = scene;
  return comesIn(ctx, {
    from: `${who}@cast.example`,
    to: to
      ? answerAt(ctx, {
          programme: cast.programme,
          person: cast.people[who],
          kind: to.kind,
          subject: to.subject ?? pair,
        })
      : await contact(scene),
    text,
  });
};

export const mails = async ({ ctx, cast }: PartnersScene, who: CastName) =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select(['kind', 'subject', 'text'])
      .where('person_id', '=', cast.people[who])
      .orderBy('id')
      .execute()
  ).map(({ kind, subject, text }) => ({ kind, subject: plain(subject), text: plain(text) }));

/** The text on one line, without the marks that isolate names. */
export const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');

export const kinds = async (scene: PartnersScene, who: CastName) =>
  (await mails(scene, who)).map(({ kind }) => kind);

export const letters = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('letter').select('body').orderBy('id').execute();

export const messages = async ({ ctx }: PartnersScene) =>
  (await ctx.db.selectFrom('thread_message').select('body').orderBy('id').execute()).map(({ body }) => body);

/** Amina and Mei, introduced eleven days ago; both read English here. */
export const quiet = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    scene.ctx.clock.forward(11 * 24);
    await play(scene);
  });
