import { expect, test } from 'vitest';
import { blackPng } from '../../../test/bombs.ts';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { chats, opened } from '../../../test/chatting.ts';
import { onTalk, say, stageTopic } from '../../../test/discussion.ts';
import { form } from '../../../test/fieldsOf.ts';
import { takenMail } from '../../../test/inbox.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { both, twoSave } from '../../../test/twoSave.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

const CHANGED = 'It was changed while you read';

/** Two volunteers make different choices in one field. The second is told the present value, and nothing changes. */
async function twoChoose(
  [first, second]: readonly [Browser, Browser],
  page: string,
  posts: string,
  [theirs, mine]: readonly [Record<string, string>, Record<string, string>],
): Promise<void> {
  const { text } = await second.get(page);
  const { base, seen = '' } = form(text, `${posts}"`);
  const hidden = base === undefined ? { seen } : { base };
  expect(text).toContain(`name="${Object.keys(hidden)[0]}"`);
  expect((await first.post(posts, { ...hidden, ...theirs })).status).toBe(303);
  const told = await second.post(posts, { ...hidden, ...mine });
  expect(told.status).toBe(303);
  expect(withoutMarkup((await second.get(page)).text)).toContain(CHANGED);
}

/** The same for a choice or an hour whose form comes back: it has the second volunteer's choice, the reason beside it, and a button that saves it all the same. */
async function twoPick(
  [first, second]: readonly [Browser, Browser],
  page: string,
  posts: string,
  [theirs, mine]: readonly [Record<string, string>, Record<string, string>],
  [now, chosen]: readonly [string, RegExp],
): Promise<void> {
  const { seen = '' } = form((await second.get(page)).text, `${posts}"`);
  expect((await first.post(posts, { seen, ...theirs })).status).toBe(303);
  const told = await second.post(posts, { seen, ...mine });
  expect(told.status, posts).toBe(422);
  expect(withoutMarkup(told.text).replaceAll(/[\u2068\u2069]/g, '')).toContain(
    `Somebody else changed this meanwhile. It is now: ${now}. Saving again puts yours in its place.`,
  );
  expect(told.text).toMatch(chosen);
  const { seen: next = '' } = form(told.text, `${posts}"`);
  expect(next).not.toBe(seen);
  expect((await second.post(posts, { seen: next, ...mine })).status, posts).toBe(303);
}

const selected = (value: string | number): RegExp => new RegExp(`<option value="${value}" selected`);

test('of two who save colours, hashtags, what goes to the fediverse, how a round looks again, or words elsewhere, the second is told', () =>
  onOpenRound(async (ctx, cast) => {
    const two = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')] as const;
    for (const one of two) await one.get('/workbench?lang=en');
    const look = '/workbench/programme/look';
    const cool = [
      { cool: '#5a2a82', warm: '#b4471c' },
      { cool: '#1a4480', warm: '#b4471c' },
    ] as const;
    const upload = two.map((one) => ({
      ...one,
      post: (path: string, fields: object) => one.upload(path, fields as never, {}),
    }));
    await twoSave(upload as never, look, look, cool, both('#5a2a82', '#1a4480'));

    const on_at = ctx.clock.now();
    const home = {
      programme_id: cast.programme,
      origin: 'https://m.example',
      public_key: '',
      sealed_key: '',
      on_at,
    };
    await ctx.db.insertInto('network_home').values(home).execute();
    const networks = '/workbench/networks';
    const tags = [{ hashtags: '#one' }, { hashtags: '#two' }] as const;
    await twoSave(two, networks, `${networks}/hashtags`, tags, both('#one', '#two'));
    const going = [{ news: 'yes' }, { chats: 'yes' }] as const;
    await twoSave(two, networks, `${networks}/choices`, going, both('Yes', 'No'));
    await twoChoose(two, networks, `${networks}/holding`, [{ holds: 'yes' }, {}]);

    const again = '/workbench/matching/1/again';
    const days = [
      { show: 'no', everyDays: '5', weeksBefore: '2' },
      { show: 'no', everyDays: '9', weeksBefore: '2' },
    ] as const;
    await twoSave(two, again, again, days, both('5', '9'));

    const topic = await stageTopic(ctx, cast);
    const elsewhere = `/workbench/topics/${topic}/elsewhere`;
    const words = [
      { words: 'Come.', locale: 'en' },
      { words: 'Read.', locale: 'en' },
    ] as const;
    await twoSave(two, elsewhere, elsewhere, words, both('Come\\.', 'Read\\.'));
    const byHand = { act: 'plan', network: 'Bluesky' };
    await twoPick(
      two,
      elsewhere,
      `${elsewhere}/by-hand`,
      [
        { ...byHand, 'when-Bluesky': '2027-03-01T09:00' },
        { ...byHand, 'when-Bluesky': '2027-03-02T09:00' },
      ],
      ['Monday, 1 March 2027, 09:00', /value="2027-03-02T09:00"/],
    );

    const picture = `/workbench/topics/${topic}/picture`;
    const credit = { author: 'Ida', licence: 'CC BY', source: '', alt: 'A door.' };
    await two[0].upload(picture, credit, { picture: blackPng(40, 30) });
    const alts = [
      { ...credit, alt: 'A red door.' },
      { ...credit, alt: 'A blue door.' },
    ] as const;
    await twoSave(upload as never, picture, `${picture}`, alts, both('A red door\\.', 'A blue door\\.'));
  }));

test('of two moderators who take words out of a comment, or of a message of a chat, the second is told; both sets of words stand beside each other', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    const two = [browse(ctx, cast, 'bao'), browse(ctx, cast, 'tomas')] as const;
    for (const one of two) await one.get('/workbench?lang=en');
    const comment = await say(ctx, cast, cast.people.mei, { topic, body: 'One, two, three.' });
    const desk = `/workbench/discussion/${comment}`;
    const cuts = [
      { body: 'One, two.', why: 'A name.' },
      { body: 'One, three.', why: 'A name.' },
    ] as const;
    await twoSave(two, desk, desk, cuts, both('One, two\\.', 'One, three\\.'));

    const { chat } = await opened(ctx, cast);
    const said = await chats(ctx, cast, chat, cast.people.mei);
    if (!said.ok) throw new Error(said.reason);
    const { message } = said;
    const page = `/workbench/chats/${chat}`;
    const cut = `${page}/messages/${message}/words`;
    const own = (body: string) => ({ [`stays-${message}`]: body, [`why-${message}`]: 'A name.' });
    const { base } = form((await two[1].get(page)).text, `${cut}"`);
    expect((await two[0].post(cut, { ...own('A.'), base: base! })).status).toBe(303);
    const told = await two[1].post(cut, { ...own('B.'), base: base! });
    expect([told.status, withoutMarkup(told.text).includes('It is now: A.')]).toEqual([422, true]);
    const { base: next } = form(told.text, `${cut}"`);
    expect((await two[1].post(cut, { ...own('B.'), base: next! })).status).toBe(303);
    // After two cuts an undo restores the writer's own words.
    const { before } = await ctx.db
      .selectFrom('chat_message')
      .select('before')
      .where('programme_id', '=', programme)
      .where('id', '=', message)
      .executeTakeFirstOrThrow();
    expect(before).not.toBe('A.');

    const pace = `${page}/pace`;
    const paces = [{ seconds: '10' }, { seconds: '30' }] as const;
    await twoPick(two, page, pace, paces, ['Once in 10 seconds', selected(30)]);
    const { thread } = await takenMail(ctx, cast, 'mei');
    const inbox = `/workbench/inbox/${thread}`;
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    for (const one of [tomas, olga]) await one.get('/workbench?lang=en');
    const role = { programme_id: programme, person_id: cast.people.bao, role: 'matcher' };
    await ctx.db
      .insertInto('role')
      .values({ ...role, granted_at: ctx.clock.now() })
      .execute();
    const hands = [{ to: String(cast.people.tomas) }, { to: String(cast.people.bao) }] as const;
    const assignment = `${inbox}/assignment`;
    await twoPick([tomas, olga], inbox, assignment, hands, ['Tomás Rey', selected(cast.people.bao)]);
    const refused = await tomas.post(assignment, { to: '999' });
    expect([refused.status, withoutMarkup(refused.text).includes('Please choose a volunteer')]).toEqual([
      422,
      true,
    ]);
  }));
