import { expect, test } from 'vitest';
import { LIMITS, answerThread, scopeFor } from '../../../src/rooms/inbox/index.ts';
import { personById } from '../../../src/rooms/people/index.ts';
import type { Stage } from '../../cast.ts';
import type { TestCtx } from '../../context.ts';
import { takenMail } from '../../inbox.ts';
import { answerAt, comesIn } from '../../mail/incoming.ts';
import { onStage } from '../../onStage.ts';
import { withPartners } from '../../partners.ts';

/** A mail with words and a file that is no picture. */
const withFile = (words: string): { type: string; text: string } => ({
  type: 'multipart/mixed; boundary=part',
  text: [
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '--part',
    'Content-Type: application/pdf; name=plan.pdf',
    'Content-Disposition: attachment; filename=plan.pdf',
    '',
    'x',
    '--part--',
  ].join('\r\n'),
});

/** Tomás, who watches the inbox, answers the notice of a thread by mail. */
const answers = (ctx: TestCtx, cast: Stage, thread: number, mail: { type?: string; text: string }) => {
  const who = { programme: cast.programme, person: cast.people.tomas };
  return comesIn(ctx, {
    from: 'tomas@cast.example',
    to: answerAt(ctx, { kind: 'desk', ...who, subject: thread }),
    ...mail,
  });
};

/** The texts of a kind of mail to somebody, in order, each as one line. */
const said = async (ctx: TestCtx, kind: string, person: number): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', kind)
      .where('person_id', '=', person)
      .orderBy('id')
      .execute()
  ).map(({ text }) => text.replaceAll(/\s+/g, ' '));

const went = async (ctx: TestCtx): Promise<string[]> =>
  (
    await ctx.db.selectFrom('thread_message').select('body').where('kind', '=', 'out').orderBy('id').execute()
  ).map(({ body }) => body);

test('a volunteer’s answer goes on without what was attached, and they are told each time', () =>
  onStage(async (ctx, cast) => {
    await ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    const { thread } = await takenMail(ctx, cast, 'luca');
    await answers(ctx, cast, thread, withFile('In March.'));
    await answers(ctx, cast, thread, withFile('Or in April.'));
    expect(await went(ctx)).toEqual(['In March.', 'Or in April.']);
    const told = await said(ctx, 'inbox-trouble', cast.people.tomas);
    expect(told).toHaveLength(2);
    for (const text of told) expect(text).toContain('the attached files did not');
  }));

test('a volunteer’s answer that does not go on is told with the reason, and can be sent on the page', () =>
  onStage(async (ctx, cast) => {
    await ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    const { programme, people } = cast;
    const { thread } = await takenMail(ctx, cast, 'luca');
    const reasons: [string, string][] = [
      ['', 'no words in your answer'],
      ['x'.repeat(LIMITS.message + 1), 'longer than'],
    ];
    for (const [text, reason] of reasons) {
      await answers(ctx, cast, thread, { text });
      expect((await said(ctx, 'inbox-trouble', people.tomas)).at(-1)).toContain(reason);
      ctx.clock.forward(25);
    }
    for (let n = 0; n < 21; n++) await answers(ctx, cast, thread, { text: `Answer ${n}.` });
    expect(await went(ctx)).toHaveLength(20);
    expect((await said(ctx, 'inbox-trouble', people.tomas)).at(-1)).toContain('many answers by mail');
    const tomas = await personById(ctx, programme, people.tomas);
    const done = await answerThread(ctx, {
      programme,
      actor: { kind: 'person', id: people.tomas },
      scope: await scopeFor(ctx, tomas!),
      thread,
      body: 'By the page.',
      formKey: 'page',
      channel: 'page',
      close: false,
    });
    expect(done).toMatchObject({ ok: true });
    expect(await went(ctx)).toHaveLength(21);
  }));

test('what was attached to a letter and stays behind is told each time', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const { programme, people } = cast;
    const to = answerAt(ctx, { kind: 'letter', programme, person: people.luca, subject: pair });
    for (const words of ['Here is the plan.', 'And the other one.'])
      await comesIn(ctx, { from: 'luca@cast.example', to, ...withFile(words) });
    expect(await ctx.db.selectFrom('letter').select('id').execute()).toHaveLength(2);
    const told = await said(ctx, 'letter-trouble', people.luca);
    expect(told).toHaveLength(2);
    for (const text of told) expect(text).toContain('Files of this kind are not passed on');
  }));
