import { json } from '../../src/db/json.ts';
import type { MailKind } from '../../src/rooms/ctx.ts';
import {
  endRounds,
  raiseConcern,
  showAddress,
  stayInTouch,
  writeLetter,
} from '../../src/rooms/partnerships/index.ts';
import { answerThread, inboxScopeOf, takeMail } from '../../src/rooms/inbox/index.ts';
import { askAddressChange, grantRole, inviteVolunteer } from '../../src/rooms/people/index.ts';
import type { Round } from '../../src/rooms/programmes/index.ts';
import { applied, stageForm } from '../applicant.ts';
import type { CastName, Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { stagePartnership } from '../partners.ts';

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
}

interface Example {
  to: CastName;
  data: Record<string, unknown>;
}

const ASKED = { available_asked_at: new Date('2027-02-01T12:00:00Z') };

/** Brings about what each kind of mail tells, and says to whom it goes. A new kind of mail has to have its line here. */
export const EXAMPLES: Record<MailKind, (scene: Scene) => Promise<Example>> = {
  announcement: async ({ ctx, cast }) => {
    const body = 'Hello.\n\n* one\n* two\n\nhttps://shelves.example/a?b=1&c=2\n\n1. first\n2. second';
    const { id } = await ctx.db
      .insertInto('announcement')
      .values({
        programme_id: cast.programme,
        subject: json({ en: 'News & more' }),
        body: json({ en: body }),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { to: 'luca', data: { announcement: id } };
  },
  'application-resume': application('draft'),
  'application-confirm': application('submitted'),
  'application-unconfirmed': application('submitted', {}, '2027-02-01T12:00:00Z'),
  'application-received': application('confirmed'),
  'application-withdrawn': application('withdrawn'),
  'application-declined': application('declined', {
    declined_reason: 'Because <b>of</b> %%letter:1%%\nhttps://a.example',
  }),
  'application-late': application('draft', {}, '2027-02-01T12:00:00Z'),
  'availability-request': application('confirmed', ASKED, '2027-02-02T12:00:00Z'),
  'availability-reminder': application('confirmed', ASKED, '2027-02-05T12:00:00Z'),
  waiting: application('waiting', { waiting_reason: 'noCandidate' }, '2027-02-12T12:00:00Z'),
  unanswered: application('confirmed', ASKED, '2027-02-12T12:00:00Z'),
  'round-over': application('finished', {}, '2027-08-11T12:00:00Z'),
  'import-invitation': application('draft', { source: 'import' }),
  'import-reminder': application('draft', { source: 'import' }),
  'dates-changed': async (scene) => ({
    to: 'luca',
    data: { round: (await rounds(scene)).id, kinds: ['matches', 'introduces'] },
  }),
  'round-cancelled': async (scene) => ({ to: 'luca', data: { round: (await rounds(scene)).id } }),
  'sign-in-code': async ({ ctx, cast }) => {
    const { id } = await ctx.db
      .insertInto('sign_in_code')
      .values({
        programme_id: cast.programme,
        address: 'luca@cast.example',
        browser_hash: Buffer.alloc(32),
        nonce: Buffer.alloc(16),
        created_at: ctx.clock.now(),
        expires_at: new Date(ctx.clock.now().getTime() + 600_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { to: 'luca', data: { code: id } };
  },
  digest: async (scene) => {
    const { ctx, cast } = scene;
    const round = (await rounds(scene)).id;
    const { data } = await EXAMPLES.topic(scene);
    const mail = { programme: cast.programme, person: cast.people.luca };
    await ctx.mailer.queue(ctx, [
      { ...mail, kind: 'topic', occasion: 'one', data },
      { ...mail, kind: 'dates-changed', occasion: 'two', data: { round, kinds: ['matches'] } },
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'bundled' })
      .where('occasion', 'in', ['one', 'two'])
      .execute();
    const mails = await ctx.db.selectFrom('outbox').select('id').where('state', '=', 'bundled').execute();
    return { to: 'luca', data: { mails: mails.map(({ id }) => id) } };
  },
  topic: async ({ ctx, cast }) => {
    const { id } = await ctx.db
      .insertInto('topic')
      .values({
        programme_id: cast.programme,
        slug: 'doors',
        source_locale: 'en',
        title: json({ en: 'Doors <and> windows' }),
        summary: json({ en: 'About doors.' }),
        essay: json({ en: 'Long.' }),
        essay_html: json({ en: '<p>Long.</p>' }),
        questions: json([{ en: 'Which?' }, { en: 'Why?' }]),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { to: 'luca', data: { topic: id } };
  },
  'application-form': application('draft', {}, '2027-01-15T12:00:00Z', {
    problems: [{ question: 1, reason: 'unknown-country', piece: '<b>%%letter:1%%' }],
  }),
  'application-consents': application('draft'),
  standing: application('confirmed'),
  'by-mail': application('confirmed'),
  'answer-unclear': application('confirmed', {}, '2027-01-15T12:00:00Z', { asked: 'available', subject: 1 }),
  leaving: partners(),
  'concern-asked': partners(),
  'concern-noted': partners(),
  'address-change': async ({ ctx, cast }) => {
    const input = { programme: cast.programme, person: cast.people.luca, address: 'luca@new.example' };
    await askAddressChange(ctx, input);
    return { to: 'luca', data: { change: await newest(ctx, 'address_change') } };
  },
  invitation: async ({ ctx, cast }) => {
    const done = await inviteVolunteer(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.tomas },
      address: 'luca@cast.example',
      role: 'ambassador',
      country: 'IT',
      locale: 'en',
    });
    if (!done.ok) throw new Error(done.reason);
    return { to: 'luca', data: { invitation: done.invitation } };
  },
  introduction: partners(),
  'ending-soon': partners(),
  'partnership-reopened': partners(),
  'partnership-ended': partners((scene, pair) => end(scene, pair)),
  farewell: partners((scene, pair) => end(scene, pair)),
  letter: partners(async ({ ctx, cast }, pair) => {
    const body = `Dear Luca,\n\n${'a long line of words '.repeat(30)}\n%%code:1%% <b>`;
    await writeLetter(ctx, { ...own(cast, 'mei', pair), body, formKey: 'k' });
    return { letter: await newest(ctx, 'letter') };
  }),
  'letter-trouble': partners(() => Promise.resolve({ reason: 'too-long', inReplyTo: '<a@b.example>' })),
  'attachments-refused': partners(() => Promise.resolve({ count: 2, inReplyTo: '<a@b.example>' })),
  'sender-unsure': () => Promise.resolve({ to: 'luca', data: { incoming: 1, sender: 'luca@other.example' } }),
  'addresses-shown': partners(async ({ ctx, cast }, pair) => {
    for (const who of ['luca', 'mei'] as const)
      await showAddress(ctx, { ...own(cast, who, pair), show: true });
    return { partner: cast.people.mei };
  }),
  'stay-in-touch': partners(async ({ ctx, cast }, pair) => {
    const { due_at } = await ctx.db
      .selectFrom('round_date')
      .innerJoin('partnership', (join) =>
        join
          .onRef('partnership.programme_id', '=', 'round_date.programme_id')
          .onRef('partnership.round_id', '=', 'round_date.round_id'),
      )
      .select('due_at')
      .where('partnership.id', '=', pair)
      .where('kind', '=', 'ends')
      .executeTakeFirstOrThrow();
    ctx.clock.set(due_at.toISOString());
    await endRounds(ctx);
    for (const who of ['luca', 'mei'] as const)
      await stayInTouch(ctx, { ...own(cast, who, pair), yes: true });
    return { partner: cast.people.mei };
  }),
  'partner-left': partners(async ({ ctx, cast }) => {
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ctx.clock.now() })
      .where('person_id', '=', cast.people.mei)
      .execute();
    return { person: cast.people.mei, goesOn: false };
  }),
  'concern-raised': partners(async ({ ctx, cast }, pair) => {
    await raiseConcern(ctx, { ...own(cast, 'mei', pair), body: 'Help', exit: 'leave' });
    return { concern: await newest(ctx, 'concern') };
  }),
  'inbox-trouble': async (scene) => {
    const { thread } = await written(scene, 'mei');
    return { to: 'luca', data: { thread, reason: 'too-long' } };
  },
  'inbox-received': () => Promise.resolve({ to: 'luca', data: {} }),
  'inbox-answer': async (scene) => {
    const { ctx, cast } = scene;
    const { thread, message } = await written(scene, 'luca');
    const answered = await answerThread(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.tomas },
      scope: inboxScopeOf({ grants: [], operator: true }),
      thread,
      body: `A line that is long enough to be broken somewhere in the text part, since it goes on and on.\n\n<b>Two</b>`,
      formKey: 'x',
      channel: 'page',
      close: false,
    });
    if (!answered.ok) throw new Error(answered.reason);
    return { to: 'luca', data: { thread, message: answered.message, quoted: message } };
  },
  'inbox-notice': async (scene) => {
    const { ctx, cast } = scene;
    await grantRole(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.tomas },
      person: cast.people.luca,
      role: 'matcher',
      country: null,
    });
    return { to: 'luca', data: await written(scene, 'mei') };
  },
};

/** A mail of somebody's to the programme. */
async function written({ ctx, cast }: Scene, who: CastName): Promise<{ thread: number; message: number }> {
  const taken = await takeMail(ctx, {
    programme: cast.programme,
    from: { person: cast.people[who] },
    subject: 'Re: <b>Hours</b>',
    body: 'When do we meet?\n\nI could on Tuesdays, but not before nine in the morning, and never on a Friday after five.',
    verified: true,
    messageId: '<one@cast.example>',
    references: [],
  });
  if (!taken.ok) throw new Error(taken.reason);
  return { thread: taken.thread, message: taken.message };
}

async function rounds({ ctx, cast }: Scene): Promise<Round> {
  const round = await stageForm(ctx, cast.programme);
  await stageForm(ctx, cast.programme, '2027-08-10T09:00', 2);
  return round;
}

/** An application of Luca's in a state, as it stands at an instant. */
function application(
  state: string,
  more: Record<string, unknown> = {},
  now?: string,
  data: Record<string, unknown> = {},
) {
  return async (scene: Scene): Promise<Example> => {
    const round = await rounds(scene);
    const id = await applied(scene.ctx, scene.cast, round, 'luca');
    await scene.ctx.db
      .updateTable('application')
      .set({ state, ...more })
      .where('id', '=', id)
      .execute();
    if (now) scene.ctx.clock.set(now);
    return { to: 'luca', data: { application: id, round: round.id, ...data } };
  };
}

/** Something of the partnership of Luca and Mei. */
function partners(more?: (scene: Scene, pair: number) => Promise<Record<string, unknown>>) {
  return async (scene: Scene): Promise<Example> => {
    const { ctx, cast } = scene;
    const round = await rounds(scene);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const people = [cast.people.luca, cast.people.mei];
    const pair = await stagePartnership(ctx, cast.programme, round.id, people);
    return { to: 'luca', data: { partnership: pair, ...(await more?.(scene, pair)) } };
  };
}

const own = (cast: Stage, who: CastName, partnership: number) => ({
  programme: cast.programme,
  person: cast.people[who],
  partnership,
});

async function end({ ctx }: Scene, pair: number): Promise<Record<string, unknown>> {
  await ctx.db.updateTable('partnership').set({ state: 'ended' }).where('id', '=', pair).execute();
  return {};
}

async function newest(ctx: TestCtx, table: 'address_change' | 'letter' | 'concern'): Promise<number> {
  const row = await ctx.db
    .selectFrom(table)
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}
