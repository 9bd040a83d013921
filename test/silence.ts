import type { CastName } from './cast.ts';
import { withPartners } from './partners.ts';
import type { PartnersScene } from './partners.ts';
import {
  askAfter,
  declareAbsence,
  closeDoneMatters,
  closeSilences,
  lookAfter,
} from '../src/rooms/partnerships/index.ts';

export const DAY = 24;

/** Days pass one by one, with the timetable's work. */
export async function pass({ ctx }: PartnersScene, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    ctx.clock.forward(DAY);
    await lookAfter(ctx);
  }
}

export const ask = ({ ctx, cast, pair }: PartnersScene, who: CastName) =>
  askAfter(ctx, { programme: cast.programme, person: cast.people[who], partnership: pair });

export const away = ({ ctx, cast }: PartnersScene, who: CastName, until: string) =>
  declareAbsence(ctx, { programme: cast.programme, person: cast.people[who], until });

export const closeWhatIsDone = async ({ ctx }: PartnersScene) => {
  await closeSilences(ctx);
  await closeDoneMatters(ctx);
};

/** The kind and subject of each mail to somebody; an unwritten mail has the subject it would get now. */
export async function mailsTo({ ctx, cast }: PartnersScene, who: CastName): Promise<string[]> {
  const { programme } = cast;
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'subject', 'text', 'data'])
    .where('person_id', '=', cast.people[who])
    .orderBy('id')
    .execute();
  const subjects: string[] = [];
  for (const { kind, subject, text, data } of rows) {
    const mail = { programme, person: cast.people[who], kind, data };
    const written = text === '' ? await ctx.mailer.compose(ctx, mail) : null;
    subjects.push(`${kind}: ${written?.subject ?? subject}`.replaceAll(/[\u2068\u2069]/g, ''));
  }
  return subjects;
}

export const open = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('silence').select('id').where('closed_at', 'is', null).execute();

/** Amina and Mei, introduced just now; both read English here. */
export const between = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    await play(scene);
  });
