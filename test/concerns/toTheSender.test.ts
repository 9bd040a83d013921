import { expect, test } from 'vitest';
import { mails } from '../../src/mail/out/registry.ts';
import type { SomeMail } from '../../src/rooms/kinds.ts';
import type { CastName } from '../cast.ts';
import { MAIL_IN, comesIn } from '../mail/incoming.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { finds } from './byMailScene.ts';
import { decides, raiseAbout } from './concernScene.ts';

type Of = { partnership: number; concern: number };

/** Every mail about a concern that can be answered, its recipient, and where the answer goes. */
const MAILS: { to: CastName; answer: string; mail: (of: Of) => SomeMail }[] = [
  { to: 'amina', answer: 'concern', mail: (data) => ({ kind: 'concern-asked', data }) },
  { to: 'amina', answer: 'concern', mail: (data) => ({ kind: 'concern-noted', data }) },
  {
    to: 'amina',
    answer: 'appeal',
    mail: (of) => ({ kind: 'concern-decided', data: { ...of, decision: 'talk', isReporter: true } }),
  },
  { to: 'amina', answer: 'appeal', mail: (data) => ({ kind: 'appeal-noted', data }) },
  {
    to: 'amina',
    answer: 'appeal',
    mail: (of) => ({ kind: 'appeal-answered', data: { ...of, stands: true } }),
  },
  { to: 'ines', answer: 'guard', mail: (data) => ({ kind: 'concern-raised', data }) },
  {
    to: 'ines',
    answer: 'guard',
    mail: ({ concern }) => ({ kind: 'inbox-trouble', data: { reason: 'too-long', concern } }),
  },
];

const WORD = 'BITTERN';

/** Somebody's mail program answers to the address in the From line. */
async function answersSender(
  { ctx, cast }: PartnersScene,
  { to, mail, signed }: { to: CastName; mail: SomeMail; signed: boolean },
) {
  const { programme } = cast;
  await ctx.mailer.queue(ctx, [{ programme, person: cast.people[to], occasion: 'once more', ...mail }]);
  const messageId = `<${mail.kind}@shelves.example>`;
  await ctx.db
    .updateTable('outbox')
    .set({ message_id: messageId })
    .where('occasion', '=', 'once more')
    .execute();
  return comesIn(ctx, {
    from: `${to}@cast.example`,
    to: MAIL_IN.sender,
    text: `${WORD}: that is not how it was.`,
    headers: [`In-Reply-To: ${messageId}`],
    signed,
  });
}

test('the mails of which an answer is for few are these', () => {
  const found = [...mails].flatMap(([kind, { answer }]) => {
    const target = answer?.({ concern: 1, partnership: 1 });
    return target && ['appeal', 'concern', 'guard'].includes(target.kind) ? [`${kind}: ${target.kind}`] : [];
  });
  const listed = MAILS.map(({ answer, mail }) => `${mail({ concern: 1, partnership: 1 }).kind}: ${answer}`);
  expect(found.toSorted()).toEqual(listed.toSorted());
});

test.each(MAILS.map((one) => [one.mail({ concern: 1, partnership: 1 }).kind, one] as const))(
  'an answer to %s that goes to the address in From is for the same few, and lies where nobody else looks when nothing proves it',
  async (_, { to, answer, mail }) => {
    for (const signed of [true, false])
      await withPartners(['amina', 'tomas'], async (scene) => {
        const concern = await raiseAbout(scene);
        // The people who look after such mail are told of an open one.
        if (answer !== 'guard') await decides(scene, 'ines', concern, 'talk');
        const row = await answersSender(scene, {
          to,
          mail: mail({ partnership: scene.pair, concern }),
          signed,
        });
        expect(row.kind).toBe(answer);
        if (signed) expect(row.state).toBe('done');
        expect(await finds(scene, 'tomas', WORD)).toEqual([]);
        const heard = await scene.ctx.db
          .selectFrom('concern')
          .select('verified')
          .where('body', 'like', `${WORD}%`)
          .execute();
        if (answer === 'concern') expect(heard).toEqual([{ verified: signed }]);
        const appeals = await scene.ctx.db.selectFrom('concern_appeal').select('id').execute();
        expect(appeals).toHaveLength(answer === 'appeal' && signed ? 1 : 0);
        const said = await scene.ctx.db.selectFrom('thread_message').select('id').execute();
        expect(said).toHaveLength(answer === 'guard' && signed ? 1 : 0);
      });
  },
);
