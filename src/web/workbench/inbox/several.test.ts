import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { takenMail } from '../../../../test/inbox.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const DESK = '/workbench/inbox';
const SEVERAL = '/workbench/lists/inbox/several';

const threads = (ctx: TestCtx) =>
  ctx.db.selectFrom('thread').select(['state', 'assigned_to']).orderBy('id').execute();
const states = async (ctx: TestCtx) => (await threads(ctx)).map(({ state }) => state);
const hands = async (ctx: TestCtx) => (await threads(ctx)).map(({ assigned_to: who }) => who);

const within = (location: string | null): string => location!.replace('/p/far-shelves', '');
const did = (location: string | null): string =>
  `/workbench/lists/inbox/acts/${/did=(\d+)/.exec(location!)![1]}/undoing`;

test('all who wait are handed to one volunteer at once, who is mailed each, and one undo gives them back', () =>
  onStage(async (ctx, cast) => {
    for (const who of ['luca', 'mei', 'amina'] as const) await takenMail(ctx, cast, who);
    const olga = browse(ctx, cast, 'olga');
    const list = (await olga.get(`${DESK}?lang=en`)).text;
    expect(list).toMatch(/<h1[^>]*>3 conversations/);
    const asked = (await olga.get(`${SEVERAL}?act=hand&which=all&count=3&lang=en`)).text;
    expect(withoutMarkup(asked)).toContain('Hand over 3 conversations?');
    expect(withoutMarkup(asked)).toContain('Whoever gets them is mailed each one that waits');
    const form = { act: 'hand', which: 'all', count: '3' };
    expect((await olga.post(SEVERAL, { ...form, choice: '' })).status).toBe(422);
    expect((await olga.post(SEVERAL, { ...form, choice: String(cast.people.luca) })).status).toBe(422);
    const done = await olga.post(SEVERAL, { ...form, choice: String(cast.people.tomas) });
    expect(await hands(ctx)).toEqual(Array(3).fill(cast.people.tomas));
    const mails = ctx.db.selectFrom('outbox').select('state').where('bulk_item', 'is not', null);
    expect((await mails.execute()).map(({ state }) => state)).toEqual(Array(3).fill('waiting'));
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(`${DESK}?shown=mine`)).text).toContain('Luca Ferri');
    await tomas.post(did(done.location));
    expect(await hands(ctx)).toEqual([null, null, null]);
    expect((await mails.execute()).map(({ state }) => state)).toEqual(Array(3).fill('dropped'));
  }));

test('settled together and taken back, each is as it was, but one in which something went on since', () =>
  onStage(async (ctx, cast) => {
    const { thread: one } = await takenMail(ctx, cast, 'luca');
    const { thread: two } = await takenMail(ctx, cast, 'mei');
    const { thread: three } = await takenMail(ctx, cast, 'amina');
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`${DESK}/${two}/answers`, { answer: 'On Monday.', form_key: 'k' });
    const chosen = `${one},${two},${three}`;
    const done = await tomas.post(SEVERAL, { act: 'settle', chosen, query: 'shown=all&sort=last' });
    expect(within(done.location)).toMatch(/^\/workbench\/inbox\?shown=all&sort=last&did=\d+$/);
    expect(await states(ctx)).toEqual(['closed', 'closed', 'closed']);
    await tomas.post(`${DESK}/${three}/settling`, { settled: 'no' });
    await tomas.post(`${DESK}/${three}/settling`, { settled: 'yes' });
    const back = await tomas.post(did(done.location));
    expect(await states(ctx)).toEqual(['waiting', 'open', 'closed']);
    const page = withoutMarkup((await tomas.get(`${within(back.location)}&lang=en`)).text);
    expect(page).toContain('Settle: 2 taken back.');
    expect(page).toContain('Something went on in it since');
    const again = await tomas.post(SEVERAL, { act: 'reopen', chosen: `${one},${three}` });
    expect(await states(ctx)).toEqual(['waiting', 'open', 'waiting']);
    const { text: told } = await tomas.get(`${within(again.location)}&lang=en`);
    expect(withoutMarkup(told)).toContain('Somebody did that already, so nothing is left to do.');
    // The conversation's name links to it.
    expect(told).toMatch(new RegExp(`<li><a href="[^"]*/workbench/inbox/${one}"`));
  }));

test('an ambassador acts on the conversations of her country alone, and the list of somebody names nobody she does not see', () =>
  onStage(async (ctx, cast) => {
    const { thread: foreign } = await takenMail(ctx, cast, 'luca');
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.mei).execute();
    const { thread: own } = await takenMail(ctx, cast, 'mei');
    const ngozi = browse(ctx, cast, 'ngozi');
    expect((await ngozi.get(`${SEVERAL}?act=settle&which=all&lang=en`)).text).toContain(
      'Settle one conversation?',
    );
    // A number that she types into the address does not reveal the name of a person in another country.
    const forged = (await ngozi.get(`${SEVERAL}?act=settle&chosen=${foreign},${own}&lang=en`)).text;
    expect(forged).toContain('陈美');
    expect(forged).not.toContain('Luca');
    expect((await ngozi.get(`${SEVERAL}?act=settle&chosen=${foreign}`)).status).toBe(303);
    const done = await ngozi.post(SEVERAL, { act: 'settle', chosen: `${foreign},${own}` });
    expect(await states(ctx)).toEqual(['waiting', 'closed']);
    expect((await ngozi.get(within(done.location))).text).not.toContain('Luca');
    // She can neither follow what a director did to other conversations, nor undo it.
    const olga = browse(ctx, cast, 'olga');
    const { location } = await olga.post(SEVERAL, { act: 'settle', chosen: String(foreign) });
    expect((await ngozi.post(did(location))).status).toBe(404);
    expect((await ngozi.get(within(location))).text).not.toContain('/undoing');
    await olga.post(did(location));
    expect(await states(ctx)).toEqual(['waiting', 'closed']);
    await ngozi.post(did(done.location));
    expect(await states(ctx)).toEqual(['waiting', 'waiting']);
    expect((await ngozi.get(`${DESK}?with=${cast.people.luca}`)).text).not.toContain('Luca');
    const theirs = (await browse(ctx, cast, 'tomas').get(`${DESK}?with=${cast.people.mei}&lang=en`)).text;
    expect(theirs).toMatch(/From: <bdi>陈美/);
    expect(theirs).not.toContain('Luca');
  }));

test('conversations are listed by their last word, and a kept view names nobody', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    for (const who of ['luca', 'amina'] as const) {
      await takenMail(ctx, cast, who);
      ctx.clock.forward(1);
    }
    const names = async (query: string) =>
      [...(await tomas.get(`${DESK}?${query}`)).text.matchAll(/<bdi>(Luca|Amina)[^<]*<\/bdi><\/a>/g)].map(
        ([, name]) => name,
      );
    expect(await names('')).toEqual(['Luca', 'Amina']);
    expect(await names('sort=last')).toEqual(['Amina', 'Luca']);
    expect(await names('sort=-last')).toEqual(['Luca', 'Amina']);
    expect(await names('search=amina')).toEqual(['Amina']);
    const { text } = await tomas.get(`${DESK}?with=${cast.people.luca}&sort=last&lang=en`);
    expect(text).toContain('name="query" value="sort=last"');
  }));
