import { defaultForm } from '../../../sample/form.ts';
import { sampleRound } from '../../../sample/round.ts';
import { sampleTopics } from '../../../sample/topics.ts';
import { translator } from '../../i18n/translate.ts';
import { takenBack } from '../../rooms/ctx.ts';
import type { Ctx, ExampleMail } from '../../rooms/ctx.ts';
import {
  baseOf,
  createRound,
  programmeById,
  publicRounds,
  publishRound,
} from '../../rooms/programmes/index.ts';
import type { Programme, Round } from '../../rooms/programmes/index.ts';
import { createTopic } from '../../rooms/topics/index.ts';
import { finders } from '../out/secretFinders.ts';
import { fillIn } from '../out/placeholders.ts';
import { exampleOf } from '../out/registry.ts';
import type { ExampleScene, ExampleWords } from './exampleScene.ts';

/** Stands where a link's secret would. */
const noToken = (): Promise<string> => Promise.resolve('…');

/**
 * Plays what the mail tells in a transaction that is taken back, with the same verbs and the same mail files as in earnest; so an
 * example can neither be wrong nor stay.
 */
export function exampleMails(publicUrl: string): ExampleMail {
  return (ctx, { programme: id, kind, locale, wordings }) =>
    takenBack(ctx, async (ctx) => {
      const programme = await programmeById(ctx, id);
      const scene = await sceneOf(ctx, programme, locale);
      const data = await exampleOf(kind)(scene);
      const mail = { programme: id, kind, person: scene.reader, data, locale };
      const parts = await ctx.mailer.compose(scene.ctx, { ...mail, ...(wordings ? { wordings } : {}) });
      if (!parts) return null;
      const base = await baseOf(ctx, programme, publicUrl);
      return fillIn(scene.ctx, { programme: id, base, data, ...parts }, finders, noToken);
    });
}

async function sceneOf(ctx: Ctx, programme: Programme, locale: string): Promise<ExampleScene> {
  let at = ctx.clock.now();
  const moved = { ...ctx, clock: { now: () => at } };
  const round = (await publicRounds(ctx, programme.id)).find((one) => !one.cancelled_at);
  return {
    ctx: moved,
    moveTo: (next) => {
      at = next;
    },
    programme: programme.id,
    round: round ?? (await newRound(ctx, programme)),
    reader: await personOf(moved, programme, { ...READER, locale }),
    partner: await personOf(moved, programme, { ...PARTNER, locale }),
    volunteer: await personOf(moved, programme, { ...VOLUNTEER, locale }),
    words: wordsIn(locale),
    topic: () => topicOf(moved, programme),
  };
}

const READER = { name: 'Amina Diop', called: 'Amina', country: 'SN', zone: 'Africa/Dakar' };
const PARTNER = { name: 'Luca Moretti', called: 'Luca', country: 'IT', zone: 'Europe/Rome' };
const VOLUNTEER = { name: 'Tomás Herrera', called: 'Tomás', country: 'ES', zone: 'Europe/Madrid' };

async function personOf(
  ctx: Ctx,
  programme: Programme,
  who: typeof READER & { locale: string },
): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('person')
    .values({
      programme_id: programme.id,
      address: `${who.called
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/[^a-z]/g, '')}@people.example`,
      address_confirmed_at: now,
      created_at: now,
      ...who,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** For a programme that has shown no round yet. */
async function newRound(ctx: Ctx, programme: Programme): Promise<Round> {
  const actor = { kind: 'command' } as const;
  const plan = sampleRound(ctx.clock.now(), programme.zone);
  const made = await createRound(ctx, { programme: programme.id, actor, ...plan, form: defaultForm });
  if (!made.ok) throw new Error(`the example's round was refused: ${made.reason}`);
  await publishRound(ctx, { programme: programme.id, actor, round: made.round.id });
  return { ...made.round, published_at: ctx.clock.now() };
}

/** The programme's newest topic, or one of the sample. */
async function topicOf(ctx: Ctx, programme: Programme): Promise<number> {
  const own = await ctx.db
    .selectFrom('topic')
    .select('id')
    .where('programme_id', '=', programme.id)
    .where('archived_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (own) return own.id;
  const [sample] = sampleTopics;
  const draft = { sourceLocale: 'en', ...sample! };
  const made = await createTopic(ctx, { programme: programme.id, actor: { kind: 'command' }, draft });
  if (!made.ok) throw new Error('the sample topic was refused');
  return made.topic;
}

function wordsIn(locale: string): ExampleWords {
  const { t } = translator(locale);
  return {
    announcement: { subject: t('example.announcement.subject'), body: t('example.announcement.body') },
    letter: t('example.letter', { reader: READER.called, author: PARTNER.called }),
    subject: t('example.subject'),
    question: t('example.question'),
    answer: t('example.answer'),
    reason: t('example.reason'),
    work: t('example.work'),
  };
}
