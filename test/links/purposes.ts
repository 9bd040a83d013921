import { expect } from 'vitest';
import { answerAt, comesIn, incomingRow } from '../mail/incoming.ts';
import type { LinkCase, LinkScene } from './linkCase.ts';
import { chatLinks } from './chatLinks.ts';
import { joining } from './joining.ts';
import { meetingLinks } from './meetings.ts';
import { met } from './met.ts';
import { beginApplication } from '../../src/rooms/applications/index.ts';
import {
  banWriter,
  followTopic,
  isFollowing,
  ownComment,
  writeComment,
} from '../../src/rooms/discussion/index.ts';
import {
  askAddressChange,
  offerAddress,
  askErasure,
  inviteVolunteer,
  openSession,
  personById,
  rolesOf,
  sessionsOf,
  standingToken,
} from '../../src/rooms/people/index.ts';
import type { Purpose } from '../../src/rooms/kinds.ts';
import { codeOf, subscriptionsOf } from '../../src/rooms/readers/index.ts';
import { inviteGuest } from '../../src/rooms/topics/index.ts';
import { acceptedBy, proposal } from '../agreements.ts';
import { applied } from '../applicant.ts';
import { say, stageTopic, words } from '../discussion.ts';
import { stagePartnership } from '../partners.ts';
import { moved } from './moved.ts';
import { waitingLinks } from './waiting.ts';

const actor = { kind: 'command' } as const;

const state = ({ ctx }: LinkScene, id: string) =>
  ctx.db.selectFrom('application').selectAll().where('id', '=', Number(id)).executeTakeFirstOrThrow();

const followed = async (scene: LinkScene, by: { person: number } | { address: string }): Promise<number> => {
  const { ctx, cast, programme } = scene;
  const topic = await stageTopic(ctx, cast);
  await followTopic(ctx, { programme, topic, by, locale: 'en' });
  return topic;
};

const follows = ({ ctx, programme, mei }: LinkScene, topic: string): Promise<boolean> =>
  isFollowing(ctx, { programme, topic: Number(topic), person: mei });

/** A new purpose has to say here what it opens, and what ends it. */
export const CASES: Record<Purpose, LinkCase> = {
  again: {
    days: 120,
    cookie: 'application',
    prepare: ({ round }) => Promise.resolve(round.id),
  },
  resume: {
    days: 120,
    cookie: 'application',
    prepare: async ({ ctx, programme, round, mei: person }) =>
      (
        await beginApplication(ctx, {
          programme,
          actor: { kind: 'person', id: person },
          round: round.id,
          person,
        })
      ).id,
  },
  status: {
    days: 365,
    cookie: 'application',
    prepare: ({ ctx, cast, round }) => applied(ctx, cast, round, 'mei'),
  },
  confirm: {
    days: 30,
    cookie: 'application',
    prepare: async ({ ctx, cast, round }) => {
      const id = await applied(ctx, cast, round, 'mei');
      await ctx.db.updateTable('application').set({ state: 'submitted' }).where('id', '=', id).execute();
      return id;
    },
    isDone: async (scene, id) => (await state(scene, id)).state === 'confirmed',
  },
  answer: {
    days: 14,
    prepare: async ({ ctx, cast, programme, round, mei }) => {
      ctx.clock.set('2027-02-12T12:00:00Z');
      const pair = await stagePartnership(ctx, programme, round.id, [mei, cast.people.luca]);
      return `leave.${pair}.yes`;
    },
    isDone: async ({ ctx, mei }) =>
      (
        await ctx.db
          .selectFrom('membership')
          .select('leaves_at')
          .where('person_id', '=', mei)
          .executeTakeFirstOrThrow()
      ).leaves_at !== null,
  },
  available: {
    days: 60,
    prepare: async ({ ctx, cast, round }) => {
      const id = await applied(ctx, cast, round, 'mei');
      ctx.clock.set('2027-02-02T12:00:00Z');
      await ctx.db.updateTable('application').set({ available_asked_at: ctx.clock.now() }).execute();
      return id;
    },
    fields: { available: 'yes' },
    isDone: async (scene, id) => (await state(scene, id)).available_at !== null,
  },
  unsubscribe: {
    days: 36_500,
    lasts: true,
    prepare: () => Promise.resolve('topics'),
    isDone: async ({ ctx }) =>
      (await ctx.db.selectFrom('unsubscription').select('category').execute()).length > 0,
  },
  invitation: {
    days: 14,
    once: true,
    needsCode: true,
    prepare: async ({ ctx, programme }) => {
      const role = { role: 'moderator', country: null, locale: 'en' } as const;
      const done = await inviteVolunteer(ctx, { programme, actor, address: 'mei@cast.example', ...role });
      return done.ok ? done.invitation : 0;
    },
    isDone: async ({ ctx, programme, mei }) => (await rolesOf(ctx, programme, mei)).length > 0,
  },
  address: {
    days: 1,
    once: true,
    prepare: async ({ ctx, programme, mei: person }) => {
      await askAddressChange(ctx, { programme, person, address: 'mei@new.example' });
      return (await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow()).id;
    },
    isDone: async ({ ctx, programme, mei }) =>
      (await personById(ctx, programme, mei))!.address === 'mei@new.example',
  },
  'address-offered': {
    days: 7,
    once: true,
    prepare: async ({ ctx, programme, mei: person }) => {
      await ctx.db
        .updateTable('person')
        .set({ address_confirmed_at: null })
        .where('id', '=', person)
        .execute();
      const done = await offerAddress(ctx, { programme, actor, person, address: 'mei@new.example' });
      expect(done.ok).toBe(true);
      return (await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow()).id;
    },
    isDone: async ({ ctx, programme, mei }) =>
      (await personById(ctx, programme, mei))!.address === 'mei@new.example',
  },
  ...waitingLinks,
  merge: joining,
  'address-back': {
    days: 7,
    lasts: true,
    once: true,
    prepare: (scene) => moved(scene, 'mei@new.example'),
    isDone: async ({ ctx, programme, mei }) =>
      (await personById(ctx, programme, mei))!.address === 'mei@cast.example',
  },
  keep: {
    days: 8,
    lasts: true,
    prepare: async ({ ctx, programme, mei: person }) => {
      await askErasure(ctx, { programme, actor: { kind: 'person', id: person }, person });
      return '';
    },
    isDone: async ({ ctx, programme, mei }) => (await personById(ctx, programme, mei))!.erase_at === null,
  },
  calendar: {
    days: 730,
    once: true,
    prepare: () => Promise.resolve(''),
    isDone: async ({ ctx, programme, mei: person }) =>
      (await standingToken(ctx, { programme, person, purpose: 'calendar' })) === null,
  },
  code: {
    days: 1,
    cookie: 'signing-in',
    prepare: () => Promise.resolve(''),
    isDone: async ({ ctx }) =>
      (
        await ctx.db
          .selectFrom('sign_in_code')
          .select('id')
          .where('address', '=', 'mei@cast.example')
          .where('walled', '=', false)
          .execute()
      ).length > 0,
  },
  'sign-out': {
    days: 30,
    lasts: true,
    once: true,
    prepare: async ({ ctx, cast }) => {
      await openSession(ctx, { account: cast.accounts.mei, device: '' });
      return ctx.clock.now().getTime();
    },
    isDone: async ({ ctx, cast }) => (await sessionsOf(ctx, cast.accounts.mei)).length === 0,
  },
  agreement: {
    days: 60,
    prepare: async (scene) => {
      const { ctx, cast, programme } = scene;
      return proposal(ctx, { programme, person: cast.people.luca, partnership: await met(scene) });
    },
    isDone: async ({ ctx, mei }) => (await acceptedBy(ctx, mei)).length > 0,
  },
  ...meetingLinks,
  contact: {
    days: 60,
    fields: { answer: 'talked' },
    prepare: met,
    isDone: async ({ ctx }) =>
      (await ctx.db.selectFrom('contact_report').select('answer').execute())[0]?.answer === 'talked',
  },
  partnership: { days: 365, cookie: 'session', prepare: met },
  sender: {
    days: 14,
    once: true,
    prepare: async (scene) => {
      const { ctx, cast, programme, round, mei: person } = scene;
      const subject = await stagePartnership(ctx, programme, round.id, [person, cast.people.luca]);
      const to = answerAt(ctx, { kind: 'letter', programme, person, subject });
      return (await comesIn(ctx, { from: 'mei@work.example', to })).id;
    },
    isDone: async ({ ctx }, id) => (await incomingRow(ctx, Number(id))).vouched_at !== null,
  },
  comment: {
    days: 30,
    cookie: 'writer',
    knowsFirst: true,
    prepare: async (scene) => {
      const topic = await stageTopic(scene.ctx, scene.cast);
      const by = { address: 'mei@cast.example' };
      const done = await writeComment(scene.ctx, words({ ...scene, topic }, { by }));
      return done.ok ? done.comment : 0;
    },
    isDone: async ({ ctx, programme }, id) =>
      (await ownComment(ctx, programme, Number(id)))?.state !== 'unconfirmed',
  },
  ...chatLinks,
  'comment-back': {
    days: 30,
    once: true,
    prepare: async ({ ctx, cast, mei }) => say(ctx, cast, mei, { topic: await stageTopic(ctx, cast) }),
    isDone: async ({ ctx, programme }, id) =>
      (await ownComment(ctx, programme, Number(id)))?.state === 'withdrawn',
  },
  follow: {
    days: 30,
    prepare: (scene) => followed(scene, { address: 'mei@cast.example' }),
    isDone: follows,
  },
  unfollow: {
    days: 36_500,
    lasts: true,
    prepare: (scene) => followed(scene, { person: scene.mei }),
    isDone: async (scene, topic) => !(await follows(scene, topic)),
  },
  subscribe: {
    days: 120,
    prepare: () => Promise.resolve(codeOf(['openings', 'news'])),
    isDone: async ({ ctx, programme, mei }) =>
      (await subscriptionsOf(ctx, programme, mei)).join() === 'openings,news',
  },
  appeal: {
    days: 90,
    prepare: async ({ ctx, cast, programme, mei: person }) => {
      await say(ctx, cast, person, { topic: await stageTopic(ctx, cast) });
      const moderator = { kind: 'person', id: cast.people.bao } as const;
      await banWriter(ctx, { programme, actor: moderator, person, reason: 'Advertising.' });
      return '';
    },
    fields: { appeal: 'It was my own book.' },
    isDone: async ({ ctx }) =>
      (await ctx.db.selectFrom('commenter').select('appeal').where('appeal', '<>', '').execute()).length > 0,
  },
  guest: {
    days: 90,
    prepare: async ({ ctx, cast, programme }) => {
      const topic = await stageTopic(ctx, cast);
      const guest = { address: 'mei@cast.example', name: 'Mei', locale: 'en', day: '2027-02-16' };
      const done = await inviteGuest(ctx, { programme, actor, topic, invitation: guest });
      return done.ok ? done.post : 0;
    },
    fields: { author: 'Mei', about: 'A reader', written: 'en', title: 'A door', body: 'It is blue.' },
    isDone: async ({ ctx }) =>
      (await ctx.db.selectFrom('guest_post').select('about').executeTakeFirstOrThrow()).about !== '',
  },
};
