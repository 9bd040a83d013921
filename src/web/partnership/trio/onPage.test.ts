import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { countQueries } from '../../../../test/countQueries.ts';
import { MOST_QUERIES } from '../../../../test/mostQueries.ts';
import { onTheDay, states } from '../../../../test/publishing.ts';
import { askToJoin, pairAndOne, withAccounts } from '../../../../test/trio.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { linkToken } from '../../../rooms/people/index.ts';

/** Asks Amina and Mei whether Luca of China may join them; each has a browser. */
const asked = (play: (scene: Awaited<ReturnType<typeof stageIt>>) => Promise<void>) =>
  onTheDay(async (scene) => play(await stageIt(scene)));

async function stageIt(scene: Parameters<Parameters<typeof onTheDay>[0]>[0]) {
  const { ctx } = scene;
  const three = await pairAndOne(scene);
  const cast = await withAccounts(scene, three);
  const done = await askToJoin(scene, three.third);
  if (!done.ok) throw new Error(done.reason);
  const path = `/partnership/${three.partnership}`;
  const of = (who: 'amina' | 'mei' | 'luca' | 'tomas') => {
    const browser = browse(ctx, cast, who);
    return {
      browser,
      page: async () => withoutMarkup((await browser.get(`${path}?lang=en`)).text),
      say: (answer: string) => browser.post(`${path}/trio`, { answer }),
    };
  };
  return { ...scene, three, cast, path, of, question: done.question };
}

const ASKED = 'join the two of you?';

test('two who are asked read the question on their page, answer by its buttons and see what they said', () =>
  asked(async ({ ctx, three, of, ...scene }) => {
    const [amina, mei] = [of('amina'), of('mei')];
    const page = await amina.page();
    for (const shown of [ASKED, 'Person 1', 'has no partner', 'Nobody learns who said no', '15 March'])
      expect(page).toContain(shown);
    expect(page).not.toContain('You said yes.');
    expect((await amina.say('perhaps')).status).toBe(303);
    expect(await ctx.db.selectFrom('trio_answer').selectAll().execute()).toEqual([]);
    expect((await amina.say('yes')).status).toBe(303);
    const after = await amina.page();
    expect(after).toContain('They join once both of you have said yes.');
    expect(after).toContain('You said yes.');
    expect(after).not.toContain('Yes, they may join us');
    // The other member is not told.
    expect(await mei.page()).not.toContain('You said yes.');
    ctx.clock.forward(1);
    await mei.say('yes');
    expect(await mei.page()).toContain('You are three now.');
    expect((await states({ ...scene, ctx }))[three.third.application]).toBe('matched');
    expect(await amina.page()).not.toContain(ASKED);
    await amina.say('no');
    expect(await amina.page()).toContain('the question is settled');
  }));

test('a no on the page keeps them two; the question is gone from both pages, and nobody else can answer', () =>
  asked(async ({ ctx, of }) => {
    for (const who of ['luca', 'tomas'] as const) expect((await of(who).say('yes')).status).toBe(404);
    const [amina, mei] = [of('amina'), of('mei')];
    await amina.say('yes');
    await amina.say('no');
    expect(await amina.page()).toContain('You stay two. Nobody learns who said no.');
    for (const one of [amina, mei]) expect(await one.page()).not.toContain('China');
    expect(await ctx.db.selectFrom('trio_question').select('outcome').execute()).toEqual([
      { outcome: 'declined' },
    ]);
  }));

test('the question stands on the page for as long as it can be answered, in few queries', () =>
  asked(async ({ ctx, cast, path, of }) => {
    const { counted, asked: count } = countQueries(ctx.db);
    const amina = browse({ ...ctx, db: counted }, cast, 'amina');
    await amina.get(path);
    const before = count();
    expect((await amina.get(path)).text).toContain('China');
    expect(count() - before).toBeLessThanOrEqual(MOST_QUERIES);
    ctx.clock.set('2027-03-15T12:00:00Z');
    expect(await of('amina').page()).not.toContain('China');
  }));

test('the page of a mailed answer names country and partner, before and after it', () =>
  asked(async ({ ctx, programme, three, cast, question }) => {
    const at = async (person: number, said: 'yes' | 'no') => {
      const subject = `trio.${question}.${said}`;
      return `/l/${await linkToken(ctx, { programme, person, purpose: 'answer', subject })}`;
    };
    const visitor = browse(ctx, cast);
    const shown = async (path: string) => withoutMarkup((await visitor.get(path)).text);
    const yes = await at(three.first.person, 'yes');
    const no = await at(three.second.person, 'no');
    for (const named of ['China', 'Person 1']) expect(await shown(yes)).toContain(named);
    const { location } = await visitor.post(yes);
    const after = await shown(location);
    for (const named of ['China', 'Person 1', 'They join once both']) expect(after).toContain(named);
    expect(await shown(no)).toContain('Person 0');
    const settled = await shown((await visitor.post(no)).location);
    for (const named of ['China', 'Person 0', 'You stay two.']) expect(settled).toContain(named);
    expect(await shown(yes)).toContain('You stay two.');
  }));
