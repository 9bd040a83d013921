import { defaultForm } from '../../../sample/form.ts';
import { sampleRound } from '../../../sample/round.ts';
import { sampleTopics } from '../../../sample/topics.ts';
import { once } from '../../lib/once.ts';
import { translator } from '../../i18n/translate.ts';
import { takenBack } from '../../rooms/ctx.ts';
import type { Ctx, ExampleMail } from '../../rooms/ctx.ts';
import { createRound, publicRounds, publishRound } from '../../rooms/programmes/index.ts';
import type { Programme, Round } from '../../rooms/programmes/index.ts';
import { createTopic } from '../../rooms/topics/index.ts';
import { finders } from '../out/secretFinders.ts';
import { fillIn } from '../out/placeholders.ts';
import { exampleOf } from '../out/registry.ts';
import type { ExampleScene, ExampleWords } from './exampleScene.ts';

/** Stands in for a link's secret. */
const noToken = (): Promise<string> => Promise.resolve('…');

/**
 * Plays what the mail tells, with the same verbs and mail files as a real mail, in a transaction that is rolled back. So an example can
 * neither be wrong nor leave anything behind.
 */
export const exampleMail: ExampleMail = (ctx, { programme, base, kind, locale, wordings }) =>
  takenBack(ctx, async (ctx) => {
    const scene = await sceneOf(ctx, programme, locale);
    const data = await exampleOf(kind)(scene);
    const mail = { programme: programme.id, kind, person: scene.reader, data, locale };
    const parts = await ctx.mailer.compose(scene.ctx, { ...mail, ...(wordings ? { wordings } : {}) });
    if (!parts) return null;
    return fillIn(scene.ctx, { programme: programme.id, base, data, ...parts }, finders, noToken);
  });

async function sceneOf(ctx: Ctx, programme: Programme, locale: string): Promise<ExampleScene> {
  let at = ctx.clock.now();
  const moved = { ...ctx, clock: { now: () => at } };
  return {
    ctx: moved,
    moveTo: (next) => {
      at = next;
    },
    programme: programme.id,
    round: once(() => roundOf(ctx, programme)),
    ...(await inventedPeople(moved, programme, locale)),
    words: wordsIn(locale),
    topic: () => topicOf(moved, programme),
  };
}

const READER = { name: 'Amina Diop', called: 'Amina', country: 'SN', zone: 'Africa/Dakar' };
const PARTNER = { name: 'Luca Moretti', called: 'Luca', country: 'IT', zone: 'Europe/Rome' };
const VOLUNTEER = { name: 'Tomás Herrera', called: 'Tomás', country: 'ES', zone: 'Europe/Madrid' };

/** Three people who take part in nothing yet, in the order of their numbers. */
async function inventedPeople(ctx: Ctx, programme: Programme, locale: string) {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .insertInto('person')
    .values(
      [READER, PARTNER, VOLUNTEER].map(({ name, called, country, zone }) => ({
        programme_id: programme.id,
        address: addressFor(called),
        address_confirmed_at: now,
        created_at: now,
        name,
        called,
        country,
        zone,
        locale,
      })),
    )
    .returning('id')
    .execute();
  const [reader, partner, volunteer] = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  return { reader: reader!, partner: partner!, volunteer: volunteer! };
}

const addressFor = (called: string): string =>
  `${called
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '')}@people.example`;

/** The programme's newest round, or one like the sample's when the programme has shown none yet. */
async function roundOf(ctx: Ctx, programme: Programme): Promise<Round> {
  const round = (await publicRounds(ctx, programme.id)).find((one) => !one.cancelled_at);
  return round ?? newRound(ctx, programme);
}

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
