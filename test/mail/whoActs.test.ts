import { describe, expect, test } from 'vitest';
import { handlers } from '../../src/mail/in/handlers.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { STRANGERS_AN_HOUR, vouchForIncoming } from '../../src/rooms/incoming/index.ts';
import { stageForm } from '../applicant.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { oneScene } from '../oneScene.ts';
import { ELSEWHERE, STRICT_CAST, answerAt, comesIn, incomingRow } from './incoming.ts';
import type { Written } from './incoming.ts';
import { BROUGHT } from '../../src/rooms/brought.ts';
import type { ReplyKind } from '../../src/rooms/kinds.ts';

const OURS = 'hello@far-shelves.example';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
}

const onStage = oneScene<Scene>(async (ctx) => {
  const cast = await stage(ctx);
  await stageForm(ctx, cast.programme);
  return { ctx, cast };
});

/** Luca's mail in three forms: signed by his domain, without any proof that it is his, or against what his domain says. */
const SENT = {
  proven: { signed: true },
  unproven: {},
  forged: { client: ELSEWHERE },
} as const;
type How = keyof typeof SENT;

const sends = ({ ctx }: Scene, how: How, mail: Omit<Written, 'from'>) =>
  comesIn(ctx, { from: 'luca@cast.example', ...mail, ...SENT[how] }, STRICT_CAST);

/** The changes made in anybody's name. */
async function changed({ ctx }: Scene): Promise<string[]> {
  const stopped = await ctx.db.selectFrom('unsubscription').select('category').execute();
  const comments = await ctx.db.selectFrom('comment').select('id').execute();
  const applications = await ctx.db.selectFrom('application').select('state').execute();
  return [
    ...stopped.map(({ category }) => `stopped ${category}`),
    ...comments.map(() => 'comment'),
    ...applications.map(({ state }) => state),
  ];
}

/** Kinds of mails in the outbox for this address. */
const mailed = async ({ ctx }: Scene, address = 'luca@cast.example'): Promise<string[]> =>
  (
    await ctx.db.selectFrom('outbox').select('kind').where('address', '=', address).orderBy('id').execute()
  ).map(({ kind }) => kind);

describe('at the address of a programme, whose From line anybody can write', () => {
  // Each mail, with its outcome and the mails to the person it names, when it is proven, unproven and disproven.
  const table: [Omit<Written, 'from' | 'to'>, Record<How, [string, string[]]>][] = [
    [
      { subject: 'unsubscribe topics', text: '' },
      {
        proven: ['done unsubscribe', ['unsubscribed']],
        unproven: ['tray sender', ['sender-unsure']],
        forged: ['done inbox', []],
      },
    ],
    ...(['Status', 'Leave', 'Wrong', 'Help', 'Available'] as const).map(
      (word): [Omit<Written, 'from' | 'to'>, Record<How, [string, string[]]>] => [
        { subject: word, text: '' },
        {
          proven: ['done command', ['by-mail']],
          unproven: ['done command', ['by-mail']],
          forged: ['done inbox', []],
        },
      ],
    ),
    [
      { subject: 'Apply', text: '' },
      {
        proven: ['done command', ['application-form']],
        unproven: ['done command', ['application-form']],
        forged: ['done inbox', []],
      },
    ],
    [
      { subject: 'A question', text: 'When does it begin?' },
      {
        proven: ['done inbox', ['inbox-received']],
        unproven: ['done inbox', ['inbox-received']],
        forged: ['done inbox', []],
      },
    ],
  ];

  for (const [mail, expected] of table)
    test.each(Object.keys(SENT) as How[])(`“${mail.subject}”, %s`, (how) =>
      onStage(async (scene) => {
        const row = await sends(scene, how, { to: OURS, ...mail });
        expect([`${row.state} ${row.reason ?? row.kind}`, await mailed(scene)]).toEqual(expected[how]);
        const acts = how === 'proven' && row.kind === 'unsubscribe';
        expect(await changed(scene)).toEqual(acts ? ['stopped topics'] : []);
        const heard = await scene.ctx.db.selectFrom('thread_message').select('verified').execute();
        expect(heard).toEqual(
          row.kind === 'inbox' && row.state === 'done' ? [{ verified: how === 'proven' }] : [],
        );
      }),
    );

  test('a mail to apply@ brings the form, but not where the sender’s domain says that it is forged', () =>
    onStage(async (scene) => {
      await sends(scene, 'forged', { to: 'apply@far-shelves.example' });
      expect(await mailed(scene)).toEqual([]);
      await sends(scene, 'unproven', { to: 'apply@far-shelves.example' });
      expect(await mailed(scene)).toEqual(['application-form']);
    }));

  test('what they are asked about happens once they say that it was theirs, and is told', () =>
    onStage(async (scene) => {
      const { ctx, cast } = scene;
      const { id } = await sends(scene, 'unproven', { to: OURS, subject: 'unsubscribe topics', text: '' });
      const { programme } = cast;
      const actor = { kind: 'person', id: cast.people.luca } as const;
      const stranger = { programme, actor, id, person: cast.people.mei };
      expect(await vouchForIncoming(ctx, stranger)).toMatchObject({ ok: false });
      expect(await vouchForIncoming(ctx, { ...stranger, person: cast.people.luca })).toEqual({ ok: true });
      await processIncoming(ctx, STRICT_CAST, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done', kind: 'unsubscribe' });
      expect(await changed(scene)).toEqual(['stopped topics']);
      expect(await mailed(scene)).toEqual(['sender-unsure', 'unsubscribed']);
    }));

  test('mail in somebody’s name brings them one a day, whatever it says; the rest is for people to read', () =>
    onStage(async (scene) => {
      const words = [
        'Help',
        'Status',
        'Leave',
        'unsubscribe topics',
        'unsubscribe digest',
        'Apply',
        'A letter',
      ];
      for (const subject of words) await sends(scene, 'unproven', { to: OURS, subject, text: '' });
      expect(await mailed(scene)).toEqual(['by-mail']);
      const heard = await scene.ctx.db.selectFrom('thread_message').select('verified').execute();
      expect(heard).toEqual(Array.from({ length: words.length - 1 }, () => ({ verified: false })));
      // Mails of others in their name do not use up their own limit.
      await sends(scene, 'proven', { to: OURS, subject: 'Help', text: '' });
      await sends(scene, 'proven', { to: OURS, subject: 'A question', text: 'When does it begin?' });
      scene.ctx.clock.forward(24);
      await sends(scene, 'unproven', { to: OURS, subject: 'Status', text: '' });
      expect(await mailed(scene)).toEqual(['by-mail', 'by-mail', 'inbox-received', 'by-mail']);
    }));
});

test('however many strangers’ addresses somebody writes in, few are answered in an hour; each mail is kept', () =>
  onStage(async (scene) => {
    const { ctx } = scene;
    const write = (number: number, text: string) =>
      comesIn(ctx, { from: `stranger${number}@many.example`, to: OURS, subject: text, text }, STRICT_CAST);
    for (let number = 0; number < STRANGERS_AN_HOUR + 10; number++)
      await write(number, number % 2 ? 'Apply' : `A question ${number}`);
    const answered = () =>
      ctx.db.selectFrom('outbox').select('id').where('address', 'like', '%@many.example').execute();
    expect(await answered()).toHaveLength(STRANGERS_AN_HOUR);
    expect(await ctx.db.selectFrom('thread_message').select('id').execute()).toHaveLength(
      STRANGERS_AN_HOUR / 2 + 10,
    );
    await comesIn(
      ctx,
      { from: 'vera@post.example', to: OURS, subject: 'Apply', text: '', signed: true },
      STRICT_CAST,
    );
    expect(await mailed(scene, 'vera@post.example')).toEqual(['application-form']);
    ctx.clock.forward(1.1);
    await write(100, 'Apply');
    expect(await answered()).toHaveLength(STRANGERS_AN_HOUR + 1);
  }));

describe('at somebody’s own address for answers', () => {
  const own = [...handlers.keys()].filter((kind) => BROUGHT.replies[kind as ReplyKind].needsSender);

  test('all handlers but these act for their person alone', () => {
    expect([...handlers.keys()].filter((kind) => !own.includes(kind))).toEqual([
      // A person whose address is unproven answers here. A yes counts only when it is proven (test/mail/addressByMail.test.ts).
      'address',
      'bounce',
      // These take mail from anybody, note that, and do nothing by themselves.
      'concern',
      'inbox',
      'stop',
    ]);
  });

  test.each(own)(
    '%s: the address and the From line are enough, unless the domain says that it is forged',
    (kind) =>
      onStage(async (scene) => {
        const { ctx, cast } = scene;
        const to = answerAt(ctx, { kind, programme: cast.programme, person: cast.people.luca, subject: 1 });
        for (const how of ['proven', 'unproven'] as const)
          expect((await sends(scene, how, { to, text: 'Yes' })).reason).not.toBe('sender');
        const before = await changed(scene);
        const other = { from: 'mei@cast.example', to, text: 'Yes', signed: true };
        for (const row of [
          await sends(scene, 'forged', { to, text: 'Yes' }),
          await comesIn(ctx, other, STRICT_CAST),
        ])
          expect(row).toMatchObject({ state: 'tray', reason: 'sender' });
        expect(await changed(scene)).toEqual(before);
      }),
  );
});
