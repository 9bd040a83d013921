import { expect, test } from 'vitest';
import { banWriter } from '../../src/rooms/discussion/index.ts';
import { inviteVolunteer, linkToken } from '../../src/rooms/people/index.ts';
import type { Purpose } from '../../src/rooms/kinds.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import type { Question } from '../../src/rooms/forms/index.ts';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { onTalk, say, stageTopic } from '../discussion.ts';
import { lastCode } from '../lastCode.ts';
import { onOpenRound } from '../onStage.ts';
import { withPartners } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { TYPED } from './begun.ts';
import { fieldName } from '../../src/web/forms/fieldName.ts';

const FORM = '/rounds/1/application';

/** The question for a long text. */
async function longOne(ctx: TestCtx, cast: Stage, round: number): Promise<Question> {
  const steps = await questionsOf(ctx, cast.programme, round);
  return steps.flatMap(({ questions }) => questions).find(({ role }) => role === 'hopes')!;
}

/** Somebody new has begun an application in a browser. */
async function begun(ctx: TestCtx, cast: Stage): Promise<Browser> {
  const browser = browse(ctx, cast);
  await browser.post(FORM, { address: 'sana@new.example' });
  return browser;
}

async function linkFor(ctx: TestCtx, cast: Stage, purpose: Purpose, subject: string, person?: number) {
  const owner = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('address', '=', 'sana@new.example')
    .executeTakeFirst();
  return `/l/${await linkToken(ctx, { programme: cast.programme, person: person ?? owner!.id, purpose, subject })}`;
}

test('begun in one browser, the mailed link opened in another, saved in the first: it waits there until they have signed in', () =>
  onOpenRound(async (ctx, cast, round) => {
    const [first, other] = [await begun(ctx, cast), browse(ctx, cast)];
    const asked = await longOne(ctx, cast, round.id);
    const application = await ctx.db.selectFrom('application').select('id').executeTakeFirstOrThrow();
    await other.post(await linkFor(ctx, cast, 'resume', String(application.id)));

    const step = `${FORM}/steps/${asked.step}`;
    const fields = { [fieldName(asked)]: TYPED, go: 'later' };
    const kept = await first.post(step, fields);
    expect(kept.status).toBe(403);
    const said = withoutMarkup(kept.text);
    expect(said).toContain('the link in your mail was opened elsewhere');
    expect(said).toContain('A marmalade of many words.');
    expect(kept.text).toContain(`name="${fieldName(asked)}" value="A marmalade`);
    expect(kept.text).toContain(`/sign-in?next=`);

    await first.post('/sign-in', { address: 'sana@new.example' });
    await first.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect((await first.post(step, fields)).status).toBe(303);
    expect((await first.get(step)).text).toContain('A marmalade of many words.');
  }));

test('a question that left its step meanwhile gives its words back, and the rest is saved; so does a step that is gone', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = await begun(ctx, cast);
    const asked = await longOne(ctx, cast, round.id);
    const part = await browser.post(`${FORM}/steps/${asked.step}`, {
      [fieldName(asked)]: 'It stays.',
      q999999: TYPED,
      go: 'later',
    });
    expect(part.status).toBe(200);
    expect(withoutMarkup(part.text)).toContain('A part was not saved');
    expect(withoutMarkup(part.text)).toContain('A marmalade of many words.');
    expect(withoutMarkup(part.text)).not.toContain('It stays.');
    expect((await browser.get(`${FORM}/steps/${asked.step}`)).text).toContain('It stays.');

    const gone = await browser.post(`${FORM}/steps/77`, { [fieldName(asked)]: TYPED });
    expect(gone.status).toBe(409);
    expect(withoutMarkup(gone.text)).toContain('this step is not there any more');
    expect(withoutMarkup(gone.text)).toContain('A marmalade of many words.');
  }));

test('a link that was used, withdrawn or never was gives back what was written on its page', () =>
  onTalk(async ({ ctx, cast, programme, topic, moderator }) => {
    const visitor = browse(ctx, cast);
    await say(ctx, cast, cast.people.mei, { topic });
    await banWriter(ctx, { programme, actor: moderator, person: cast.people.mei, reason: 'Advertising.' });
    const appeal = await linkFor(ctx, cast, 'appeal', '', cast.people.mei);
    expect((await visitor.post(appeal, { appeal: 'It was my own.' })).status).toBe(303);
    expect((await visitor.post(appeal, { appeal: 'It was my own.' })).status).toBe(303);
    const again = await visitor.post(appeal, { appeal: TYPED });
    expect(withoutMarkup(again.text)).toContain('a volunteer reads that');

    const invited = await inviteVolunteer(ctx, {
      programme,
      actor: moderator,
      address: 'sana@new.example',
      role: 'moderator',
      country: null,
      locale: 'en',
    });
    const link = await linkFor(ctx, cast, 'invitation', String(invited.ok ? invited.invitation : 0));
    await ctx.db.updateTable('invitation').set({ revoked_at: ctx.clock.now() }).execute();
    const over = await visitor.post(link, { name: 'Sana Marmalade' });
    expect(withoutMarkup(over.text)).toContain('Please ask whoever invited you.');

    const never = await visitor.post('/l/a.b', { body: TYPED });
    expect(withoutMarkup(never.text)).toContain('This link no longer works');
    for (const { status, text } of [again, over, never]) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(withoutMarkup(text)).toMatch(/marmalade/i);
    }
  }));

test('what is too late is said with the words beside it', () =>
  withPartners(['mei', 'luca'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const topic = await stageTopic(ctx, cast);
    const comment = await say(ctx, cast, cast.people.mei, { topic });
    const leaving = `/partnership/${pair}/leaving`;
    expect((await mei.post(leaving, { reason: '', after: 'stop' })).status).toBe(303);
    const left = await mei.post(leaving, { reason: TYPED, after: 'stop' });
    expect(withoutMarkup(left.text)).toContain('This partnership has ended.');
    ctx.clock.forward(24);
    const late = await mei.post(`/topics/doors/comments/${comment}`, { text: TYPED });
    expect(withoutMarkup(late.text)).toContain('only for a while after writing');
    for (const { status, text } of [left, late]) {
      expect(status).toBe(409);
      expect(withoutMarkup(text)).toContain('A marmalade of many words.');
    }
  }));
