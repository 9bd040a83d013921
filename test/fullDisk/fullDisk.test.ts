import { afterAll, beforeAll, expect, test } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';
import { tick } from '../../src/jobs/timetable.ts';
import { listenForMail } from '../../src/mail/in/channels/listener.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { applicationTo } from '../../src/rooms/applications/index.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import { answersFor, giveAnswers, stageForm } from '../applicant.ts';
import { browse } from '../browse.ts';
import type { Browser, Fields } from '../browse.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { lastCode } from '../lastCode.ts';
import { MAIL_IN, answerAt, rawMail } from '../mail/incoming.ts';
import { send } from '../mail/listening.ts';
import { stagePartnership } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { fullDisk } from './disk.ts';
import { contentOf, fillAfter, makeRoom, measureRoom } from './noRoom.ts';

const FORM = '/rounds/1/application';
/** Rows that count and note a visit before an act begins, so they are no half-done act. */
const BESIDE = ['sign_in_count', 'session'];
/** The listener for mail. */
const LISTENING = {
  mode: 'lmtp',
  host: '127.0.0.1',
  port: 0,
  maxSize: 200_000,
  perMinute: 1000,
  perHour: 1_000_000_000,
} as const;
const HOPES = 'Letters that smell of another sea.';

let database: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let round: number;

beforeAll(async () => {
  database = await smallDatabase();
  ctx = testContext(database.db);
  cast = await stage(ctx);
  ({ id: round } = await stageForm(ctx, cast.programme));
  await measureRoom(ctx.db);
});
afterAll(() => database.drop());

const lettersOf = (person: number) =>
  ctx.db.selectFrom('letter').select('body').where('author_id', '=', person).execute();

interface Post {
  browser: Browser;
  path: string;
  fields: Fields;
  lang: 'en' | 'es' | 'fr' | 'ar';
  /** Typed words that the page of the refusal has to contain. */
  typed?: string;
}

/** Fills the disk at each of the post's writes in turn. A failed post leaves nothing behind; with enough room the post is done. */
async function isAllOrNothing({ browser, path, fields, lang, typed }: Post): Promise<number> {
  await ctx.db.updateTable('person').set({ locale: lang }).execute();
  await browser.get('/me');
  const before = await contentOf(ctx.db, BESIDE);
  for (let writes = 0; writes < 60; writes++) {
    await fillAfter(ctx.db, writes);
    const answer = await browser.post(path, fields, { 'accept-language': lang });
    await makeRoom(ctx.db);
    if (answer.status === 303) return writes;
    expect([answer.status, writes]).toEqual([507, writes]);
    const said = withoutMarkup(answer.text);
    expect(said).toContain(withoutMarkup(translator(lang).t('error.disk-full.title')));
    if (typed) expect(said).toContain(withoutMarkup(typed));
    expect(await contentOf(ctx.db, BESIDE)).toEqual(before);
  }
  throw new Error('it never ended');
}

test('asking for a code and entering it is done whole or not at all, and says in Spanish why not', async () => {
  const browser = browse(ctx, cast);
  const address = 'tomas@cast.example';
  const asked = { browser, path: '/sign-in', fields: { address }, lang: 'es', typed: address } as const;
  expect(await isAllOrNothing(asked)).toBeGreaterThan(0);
  const code = await lastCode(ctx, cast.programme);
  const entered = { browser, path: '/sign-in/code', fields: { code }, lang: 'es' } as const;
  expect(await isAllOrNothing(entered)).toBeGreaterThan(1);
  expect(browser.cookies.get('session')).toMatch(/^[\w-]{43}$/);
});

test('a step of an application, and sending it in, is done whole or not at all, and says in Arabic why not', async () => {
  const mei = browse(ctx, cast, 'mei');
  await mei.post(FORM);
  const steps = await questionsOf(ctx, cast.programme, round);
  const typed: Record<string, string> = { place: 'By the harbour.', interests: 'learning', hopes: HOPES };
  const fields = Object.fromEntries(
    steps[2]!.questions.map(({ id, role }) => [`q${id}`, typed[role ?? ''] ?? '']),
  );
  const step = {
    browser: mei,
    path: `${FORM}/steps/3`,
    fields,
    lang: 'ar',
    typed: HOPES,
  } as const;
  expect(await isAllOrNothing(step)).toBeGreaterThan(0);
  const { id } = (await applicationTo(ctx, cast.programme, round, cast.people.mei))!;
  const person = cast.people.mei;
  const application = { programme: cast.programme, round, application: id, person };
  await giveAnswers(ctx, application, answersFor('mei'));
  const consents = { adult: 'yes', conduct: 'yes', privacy: 'yes' };
  const sent = { browser: mei, path: `${FORM}/submission`, fields: consents, lang: 'ar' } as const;
  expect(await isAllOrNothing(sent)).toBeGreaterThan(3);
});

test('a letter is written whole or not at all, and says in French why not', async () => {
  ctx.clock.set('2027-02-12T12:00:00Z');
  const { programme, people } = cast;
  const pair = await stagePartnership(ctx, programme, round, [people.amina, people.mei]);
  const body = 'Dear Mei,\n\nour baobab has leaves again.';
  const letter = {
    browser: browse(ctx, cast, 'amina'),
    path: `/partnership/${pair}/letters`,
    fields: { body, form_key: 'one-letter' },
    lang: 'fr',
    typed: 'our baobab has leaves again.',
  } as const;
  // The letter and its draft; its mail is written a minute later.
  expect(await isAllOrNothing(letter)).toBeGreaterThan(1);
  expect(await lettersOf(people.amina)).toEqual([{ body }]);
});

test('a mail that comes in is handled whole or not at all, and loses none of its tries by it', async () => {
  ctx.clock.set('2027-02-12T12:00:00Z');
  const { programme, people } = cast;
  const pair = await stagePartnership(ctx, programme, round, [people.luca, people.nils]);
  const to = answerAt(ctx, { kind: 'letter', programme, person: people.luca, subject: pair });
  const from = 'luca@cast.example';
  const raw = rawMail({ from, to, text: 'Good morning from Rome.' });
  const mail = { raw, channel: 'smtp', envelope: { from, to } } as const;
  const empty = await contentOf(ctx.db);
  await fillAfter(ctx.db, 0);
  await expect(receiveMail(ctx, mail)).rejects.toMatchObject({ code: '53100' });
  await makeRoom(ctx.db);
  expect(await contentOf(ctx.db)).toEqual(empty);

  const { id } = await receiveMail(ctx, mail);
  const before = await contentOf(ctx.db, ['incoming']);
  let fits = 0;
  for (; fits < 60; fits++) {
    await fillAfter(ctx.db, fits);
    const done = await processIncoming(ctx, MAIL_IN, id).then(
      () => true,
      () => false,
    );
    await makeRoom(ctx.db);
    if (done) break;
    expect(await contentOf(ctx.db, ['incoming'])).toEqual(before);
    // The count of the try is the one write that could not be taken back.
    await ctx.db.updateTable('incoming').set({ attempts: 0, proof: null }).execute();
  }
  expect(fits).toBeGreaterThan(3);
  expect(await lettersOf(people.luca)).toEqual([{ body: 'Good morning from Rome.' }]);
});

test('while no more than the reserve is left nothing is begun, pages are read, and mail is to come later', async () => {
  const full = { ...ctx, disk: fullDisk };
  const mei = browse(full, cast, 'mei');
  const before = await contentOf(ctx.db, ['session']);
  const refused = await mei.post('/me/details', { name: 'Mei of the long name' });
  expect(refused.status).toBe(507);
  expect(refused.text).toContain('Mei of the long name');
  expect((await mei.get('/me')).status).toBe(200);
  let hasRun = false;
  const duty = { name: 'a duty', run: () => Promise.resolve((hasRun = true)) };
  expect(await tick(full, [duty])).toEqual({ left: [] });
  expect(hasRun).toBe(false);
  const listener = await listenForMail(full, { ...LISTENING, ...MAIL_IN });
  const raw = rawMail({ from: 'luca@cast.example', to: MAIL_IN.sender });
  expect(await send(listener, [MAIL_IN.sender], raw)).toMatchObject({
    responseCode: 452,
    response: expect.stringContaining('4.3.1') as string,
  });
  await listener.close();
  expect(await contentOf(ctx.db, ['session'])).toEqual(before);
});

test('mail that the database cannot take is to come later, and comes', async () => {
  const listener = await listenForMail(ctx, { ...LISTENING, ...MAIL_IN });
  const raw = rawMail({ from: 'luca@cast.example', to: MAIL_IN.sender });
  await fillAfter(ctx.db, 0);
  expect(await send(listener, [MAIL_IN.sender], raw)).toMatchObject({ responseCode: 452 });
  await makeRoom(ctx.db);
  expect(await send(listener, [MAIL_IN.sender], raw)).toBeNull();
  await listener.close();
  const taken = ctx.db.selectFrom('incoming').select('state').where('envelope_to', '=', MAIL_IN.sender);
  expect(await taken.execute()).toEqual([{ state: 'waiting' }]);
});
