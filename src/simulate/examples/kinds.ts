import { json } from '../../db/json.ts';
import type { MailKind } from '../../rooms/ctx.ts';
import { answerThread, inboxScopeOf, takeMail } from '../../rooms/inbox/index.ts';
import {
  planLeaving,
  raiseConcern,
  showAddress,
  stayInTouch,
  writeLetter,
} from '../../rooms/partnerships/index.ts';
import {
  askAddressChange,
  askErasure,
  changeAddress,
  grantRole,
  inviteVolunteer,
  takeBackAddress,
} from '../../rooms/people/index.ts';
import { inviteGuest } from '../../rooms/topics/index.ts';
import { DISCUSSION_EXAMPLES } from './discussion.ts';
import { applies, ends, moveTo, partners } from './scene.ts';
import type { ExampleScene } from './scene.ts';

type Data = Record<string, unknown>;
type Play = (scene: ExampleScene) => Promise<Data>;

/** Brings about what each kind of mail tells, and answers the data of a mail to the reader. A new kind has to have its line here. */
export const EXAMPLES: Record<MailKind, Play> = {
  ...DISCUSSION_EXAMPLES,
  announcement: async ({ ctx, programme, words: { announcement } }) => {
    const { id } = await ctx.db
      .insertInto('announcement')
      .values({
        programme_id: programme,
        subject: json({ en: announcement.subject }),
        body: json({ en: announcement.body }),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { announcement: id };
  },
  'application-resume': application('draft'),
  'application-confirm': application('submitted'),
  'application-unconfirmed': application('submitted', ['closes', 12]),
  'application-received': application('confirmed'),
  'application-withdrawn': application('withdrawn'),
  'application-declined': async (scene) => ({
    application: await applies(scene, 'declined', { declined_reason: scene.words.reason }),
  }),
  'application-late': application('draft', ['closes', 12]),
  'availability-request': asked(1),
  'availability-reminder': asked(72),
  waiting: application('waiting', ['introduces', 1], { waiting_reason: 'noCandidate' }),
  unanswered: async (scene) => {
    const data = await asked(1)(scene);
    moveTo(scene, 'introduces', 1);
    return data;
  },
  'round-over': application('finished', ['ends', 1]),
  'import-invitation': application('draft', ['opens', 24], { source: 'import' }),
  'import-reminder': application('draft', ['opens', 24], { source: 'import' }),
  'dates-changed': (scene) => {
    moveTo(scene, 'opens', 24);
    return Promise.resolve({ round: scene.round.id, kinds: ['matches', 'introduces'] });
  },
  'round-cancelled': ({ round }) => Promise.resolve({ round: round.id }),
  'sign-in-code': async (scene) => ({ code: await code(scene) }),
  'sign-in-many': () => Promise.resolve({}),
  'act-code': async (scene) => ({ code: await code(scene), act: 'address' }),
  digest: async (scene) => {
    const { ctx, programme, reader } = scene;
    const mail = { programme, person: reader };
    const changed = await EXAMPLES['dates-changed'](scene);
    await ctx.mailer.queue(ctx, [
      { ...mail, kind: 'topic', occasion: 'example', data: await EXAMPLES.topic(scene) },
      { ...mail, kind: 'dates-changed', occasion: 'example', data: changed },
    ]);
    const mails = await ctx.db
      .updateTable('outbox')
      .set({ state: 'bundled' })
      .where('programme_id', '=', programme)
      .where('person_id', '=', reader)
      .where('occasion', '=', 'example')
      .returning('id')
      .execute();
    return { mails: mails.map(({ id }) => id) };
  },
  topic: async (scene) => ({ topic: await scene.topic(), round: scene.round.id }),
  'application-form': (scene) => {
    moveTo(scene, 'opens', 24);
    return Promise.resolve({ round: scene.round.id });
  },
  'application-consents': application('draft'),
  standing: application('confirmed'),
  'by-mail': () => Promise.resolve({}),
  'touch-noted': together(async (scene, partnership) => {
    moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
    return { yes: true };
  }),
  'answer-unclear': () => Promise.resolve({ asked: 'available', subject: 1 }),
  leaving: together(),
  'leaving-planned': together(async ({ ctx, programme, reader: person }, partnership) => {
    await planLeaving(ctx, { programme, person, partnership, another: false });
  }),
  'concern-asked': together(),
  'concern-noted': together(async ({ ctx, programme, reader, words }, partnership) => {
    const told = { programme, person: reader, partnership, body: words.question, exit: 'stay' } as const;
    await raiseConcern(ctx, told);
    return { concern: await newest(ctx, 'concern') };
  }),
  'sign-in-linked': () => Promise.resolve({ provider: 'Google', name: 'reader@gmail.example' }),
  'address-change': async ({ ctx, programme, reader }) => {
    const address = (await addressOf(ctx, reader)).replace(/@.*/, '@new.example');
    await askAddressChange(ctx, { programme, person: reader, address });
    return { change: await newest(ctx, 'address_change') };
  },
  'address-changed': async (scene) => {
    const { change } = await EXAMPLES['address-change'](scene);
    await changeAddress(scene.ctx, { programme: scene.programme, change: Number(change) });
    return { change };
  },
  'address-returned': async (scene) => {
    const { change } = await EXAMPLES['address-changed'](scene);
    await takeBackAddress(scene.ctx, { programme: scene.programme, change: Number(change) });
    return {};
  },
  'erasure-asked': async ({ ctx, programme, reader }) => {
    await askErasure(ctx, { programme, actor: { kind: 'person', id: reader }, person: reader });
    return {};
  },
  'new-sign-in': ({ ctx }) =>
    Promise.resolve({ at: ctx.clock.now().toISOString(), browser: 'Firefox', system: 'Android' }),
  erased: () => Promise.resolve({}),
  'guest-invitation': async ({ ctx, programme, reader, volunteer, topic }) => {
    const { address, name, locale } = await ctx.db
      .selectFrom('person')
      .select(['address', 'name', 'locale'])
      .where('programme_id', '=', programme)
      .where('id', '=', reader)
      .executeTakeFirstOrThrow();
    const done = await inviteGuest(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      topic: await topic(),
      invitation: { address, name, locale, day: ctx.clock.now().toISOString().slice(0, 10) },
    });
    if (!done.ok) throw new Error('the guest was not invited');
    return { post: done.post };
  },
  invitation: async ({ ctx, programme, reader, volunteer }) => {
    const done = await inviteVolunteer(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      address: await addressOf(ctx, reader),
      role: 'ambassador',
      country: 'IT',
      locale: 'en',
    });
    if (!done.ok) throw new Error(done.reason);
    return { invitation: done.invitation };
  },
  introduction: together(),
  'ending-soon': async (scene) => {
    const data = await together()(scene);
    moveTo(scene, 'ends', -14 * 24);
    return data;
  },
  'partnership-reopened': together(),
  'partnership-ended': together((scene, partnership) => ends(scene, partnership)),
  farewell: together(async (scene, partnership) => {
    moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
  }),
  letter: together(async ({ ctx, programme, partner: person, words }, partnership) => {
    await writeLetter(ctx, { programme, person, partnership, body: words.letter, formKey: 'example' });
    return { letter: await newest(ctx, 'letter') };
  }),
  'letter-trouble': together(() => Promise.resolve({ reason: 'too-long', inReplyTo: '<a@b.example>' })),
  'attachments-refused': together(() =>
    Promise.resolve({
      count: 2,
      refusals: [{ name: 'harbour.png', refusal: { reason: 'pixels', is: 120, most: 25 } }],
      inReplyTo: '<a@b.example>',
    }),
  ),
  unsubscribed: () => Promise.resolve({ category: 'topics' }),
  'sender-unsure': () => Promise.resolve({ incoming: 1, sender: 'another@mail.example' }),
  'addresses-shown': together(async ({ ctx, programme, reader, partner }, partnership) => {
    for (const person of [reader, partner])
      await showAddress(ctx, { programme, person, partnership, show: true });
    return { partner };
  }),
  'stay-in-touch': together(async (scene, partnership) => {
    const { ctx, programme, reader, partner } = scene;
    moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
    for (const person of [reader, partner])
      await stayInTouch(ctx, { programme, person, partnership, yes: true });
    return { partner };
  }),
  'partner-left': together(async ({ ctx, programme, partner }) => {
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('person_id', '=', partner)
      .execute();
    return { person: partner, goesOn: false };
  }),
  'concern-raised': async (scene) => {
    const { ctx, programme, reader, partner, volunteer, words } = scene;
    const actor = { kind: 'person', id: volunteer } as const;
    await grantRole(ctx, { programme, actor, person: reader, role: 'safeguarding', country: null });
    // Whoever reads of it is none of the two.
    const partnership = await partners({ ...scene, reader: volunteer });
    const told = { programme, person: partner, partnership, body: words.question, exit: 'leave' } as const;
    await raiseConcern(ctx, told);
    return { partnership, concern: await newest(ctx, 'concern') };
  },
  'inbox-trouble': async (scene) => ({
    thread: (await written(scene, scene.partner)).thread,
    reason: 'too-long',
  }),
  'inbox-received': () => Promise.resolve({}),
  'inbox-answer': async (scene) => {
    const { ctx, programme, volunteer, words } = scene;
    const { thread, message } = await written(scene, scene.reader);
    const answered = await answerThread(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      scope: inboxScopeOf({ grants: [], operator: true }),
      thread,
      body: words.answer,
      formKey: 'example',
      channel: 'page',
      close: false,
    });
    if (!answered.ok) throw new Error(answered.reason);
    return { thread, message: answered.message, quoted: message };
  },
  'inbox-notice': async (scene) => {
    const { ctx, programme, reader, volunteer } = scene;
    const actor = { kind: 'person', id: volunteer } as const;
    await grantRole(ctx, { programme, actor, person: reader, role: 'matcher', country: null });
    return { ...(await written(scene, scene.partner)) };
  },
};

/** A code that was asked for. */
async function code({ ctx, programme, reader }: ExampleScene): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('sign_in_code')
    .values({
      programme_id: programme,
      address: await addressOf(ctx, reader),
      browser_hash: Buffer.alloc(32),
      nonce: Buffer.alloc(16),
      created_at: now,
      expires_at: new Date(now.getTime() + 600_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody's mail to the programme. */
async function written({ ctx, programme, words }: ExampleScene, person: number) {
  const taken = await takeMail(ctx, {
    programme,
    from: { person },
    subject: words.subject,
    body: words.question,
    verified: true,
    messageId: '<example@mail.example>',
    references: [],
  });
  if (!taken.ok) throw new Error(taken.reason);
  return { thread: taken.thread, message: taken.message };
}

/** An application in a state, some hours after one of the round's dates. */
function application(
  state: string,
  [kind, hours]: Parameters<typeof moveTo> extends [unknown, infer K, infer H] ? [K, H] : never = [
    'opens',
    24,
  ],
  more: Data = {},
): Play {
  return async (scene) => {
    moveTo(scene, 'opens', 24);
    const id = await applies(scene, state, more);
    moveTo(scene, kind, hours);
    return { application: id, round: scene.round.id };
  };
}

/** An application whose person is asked whether they are available, so many hours after the question. */
function asked(hours: number): Play {
  return (scene) =>
    application('confirmed', ['availability', hours], {
      available_asked_at: scene.round.dates.availability.dueAt,
    })(scene);
}

/** Something of the partnership of the reader and the partner. */
function together(more?: (scene: ExampleScene, partnership: number) => Promise<Data | void>): Play {
  return async (scene) => {
    const partnership = await partners(scene);
    return { partnership, ...(await more?.(scene, partnership)) };
  };
}

const addressOf = async (ctx: ExampleScene['ctx'], person: number): Promise<string> =>
  (await ctx.db.selectFrom('person').select('address').where('id', '=', person).executeTakeFirstOrThrow())
    .address;

async function newest(
  ctx: ExampleScene['ctx'],
  table: 'address_change' | 'letter' | 'concern',
): Promise<number> {
  const row = await ctx.db
    .selectFrom(table)
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}
