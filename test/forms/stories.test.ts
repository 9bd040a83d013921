import { expect, test } from 'vitest';
import { banWriter } from '../../src/rooms/discussion/index.ts';
import { inviteVolunteer, linkToken } from '../../src/rooms/people/index.ts';
import type { Ctx, Purpose } from '../../src/rooms/ctx.ts';
import { fieldOf } from '../../src/rooms/applications/index.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import type { Question } from '../../src/rooms/programmes/index.ts';
import { PICTURES } from '../../src/lib/pictures/limits.ts';
import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { onTalk, say, stageTopic } from '../discussion.ts';
import { makingOf } from '../hostile/markup.ts';
import { lastCode } from '../lastCode.ts';
import { onOpenRound, onStage } from '../onStage.ts';
import { withPartners } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';

const FORM = '/rounds/1/application';
const TYPED = 'A marmalade of many words.\n\nAnd "more" <of> them.';

const part = (name: string, what: string): string =>
  `--a\r\ncontent-disposition: form-data; name="${name}"${what}`;

/** A question for a long text, and the step it stands in. */
async function longOne(ctx: TestCtx, cast: Stage, round: number): Promise<Question> {
  const steps = await questionsOf(ctx, cast.programme, round);
  return steps.flatMap(({ questions }) => questions).find(({ role }) => role === 'hopes')!;
}

/** Somebody new began in a browser. */
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
    const fields = { [fieldOf(asked)]: TYPED, go: 'later' };
    const kept = await first.post(step, fields);
    expect(kept.status).toBe(403);
    const said = withoutMarkup(kept.text);
    expect(said).toContain('the link in your mail was opened elsewhere');
    expect(said).toContain('A marmalade of many words.');
    expect(kept.text).toContain(`name="${fieldOf(asked)}" value="A marmalade`);
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
      [fieldOf(asked)]: 'It stays.',
      q999999: TYPED,
      go: 'later',
    });
    expect(part.status).toBe(200);
    expect(withoutMarkup(part.text)).toContain('A part was not saved');
    expect(withoutMarkup(part.text)).toContain('A marmalade of many words.');
    expect(withoutMarkup(part.text)).not.toContain('It stays.');
    expect((await browser.get(`${FORM}/steps/${asked.step}`)).text).toContain('It stays.');

    const gone = await browser.post(`${FORM}/steps/77`, { [fieldOf(asked)]: TYPED });
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
    expect((await mei.post(leaving, { reason: '' })).status).toBe(303);
    const left = await mei.post(leaving, { reason: TYPED });
    expect(withoutMarkup(left.text)).toContain('This partnership has ended.');
    ctx.clock.forward(24);
    const late = await mei.post(`/topics/doors/comments/${comment}`, { text: TYPED });
    expect(withoutMarkup(late.text)).toContain('only for a while after writing');
    for (const { status, text } of [left, late]) {
      expect(status).toBe(409);
      expect(withoutMarkup(text)).toContain('A marmalade of many words.');
    }
  }));

test('what comes back is text and nothing else, says no secret, and speaks the reader’s language', () =>
  onStage(async (ctx, cast) => {
    const olga = browse(ctx, cast, 'olga');
    const hostile = '<script class=hostile>x</script><img src=x onerror=hostile()>"\'><b onclick=hostile()>';
    const gone = await olga.post(`/topics/gone/comments"><b>`, {
      body: hostile,
      [`x"><i class=hostile>`]: hostile,
    });
    expect(gone.text).toContain('&lt;script class=hostile');
    expect([...makingOf(gone.text)].filter((part) => /hostile|<script>|<b>|<i>|<img/.test(part))).toEqual([]);

    const server = await olga.site.post('/operator/mail/servers/none', {
      name: 'Our own server',
      password: 'marmalade',
      code: '123456',
    });
    expect(withoutMarkup(server.text)).toContain('Our own server');
    expect(withoutMarkup(server.text)).toContain('A password or a code is not repeated here');
    expect(server.text).not.toMatch(/marmalade|123456/);
    expect(server.text).not.toContain('Send it again');

    const said = async (lang: string): Promise<string> =>
      withoutMarkup(
        (await olga.post('/topics/gone/comments', { body: TYPED }, { 'accept-language': lang })).text,
      );
    olga.cookies.clear();
    expect(await said('es')).toContain('Lo que escribiste');
    expect(await said('ar')).toContain('ما كتبته');
  }));

test('while the database is away, and for a programme that is not there, the words come back as well', () =>
  onStage(async (ctx, cast) => {
    let isAway = false;
    const db = (): Ctx['db'] => {
      if (isAway) throw new Error('the database is away');
      return ctx.db;
    };
    const shaky = Object.defineProperty({ ...ctx }, 'db', { get: db }) as TestCtx;
    const contact = routes.find(({ method, path }) => method === 'POST' && path === '/contact')!;
    const handle = (): never => {
      isAway = true;
      throw new Error('it broke off');
    };
    const table = [{ ...contact, handle }];
    const visitor = browse(shaky, cast, undefined, { table });
    for (const _ of ['during', 'before']) {
      const answer = await visitor.post('/contact', { body: TYPED });
      expect(answer.status).toBe(500);
      expect(withoutMarkup(answer.text)).toContain('Something broke on our side');
      expect(withoutMarkup(answer.text)).toContain('A marmalade of many words.');
    }
  }));

test('the words beside a picture that is too large come back with the page that says so', () =>
  withPartners(['mei', 'luca'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    await mei.get('/me');
    const picture = 'x'.repeat(PICTURES.bytes + 1_000_000);
    const body = `${part('picture', '; filename="a.png"\r\n\r\n')}${picture}\r\n${part('body', `\r\n\r\n${TYPED}`)}\r\n--a--\r\n`;
    const answer = await mei.site.postRaw(`/p/${cast.slug}/partnership/${pair}/letters`, body, {
      origin: 'http://localhost:3000',
      'content-type': 'multipart/form-data; boundary=a',
      'content-length': String(body.length),
    });
    expect(answer.status).toBe(413);
    expect(withoutMarkup(answer.text)).toContain('A marmalade of many words.');
    expect(withoutMarkup(answer.text)).toContain('please choose it again');
  }));

test('no other site can have its words shown here', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: '' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ])
      for (const path of ['/contact', '/nowhere']) {
        const { status, text } = await visitor.post(path, { body: TYPED }, headers);
        expect([403, 404]).toContain(status);
        expect(text).not.toContain('marmalade');
      }
  }));

test('beside a file the words come back, and the file is asked for again', () =>
  onStage(async (ctx, cast) => {
    const elif = browse(ctx, cast, 'elif');
    const file = { picture: new Uint8Array([1, 2, 3]) };
    const gone = await elif.upload('/workbench/topics/999/picture', { alt: TYPED, source: 'blue' }, file);
    const out = await browse(ctx, cast).upload('/workbench/topics/999/picture', { alt: TYPED }, file);
    const letter = await elif.upload('/partnership/999/letters', { body: TYPED, form_key: '' }, file);
    for (const { text } of [gone, out, letter]) {
      expect(withoutMarkup(text)).toContain('A marmalade of many words.');
      expect(withoutMarkup(text)).toContain('please choose it again');
    }
  }));
