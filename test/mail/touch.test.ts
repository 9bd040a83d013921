import { expect, test } from 'vitest';
import { stayInTouchDue } from '../../src/rooms/partnerships/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { afterRound, mailed } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';

/** The round of Amina and Mei is over. */
const after = (play: (scene: PartnersScene) => Promise<void>): Promise<void> =>
  afterRound(['amina', 'mei'], play);

/** Answers "would you like to stay in touch?" */
const answers = ({ ctx, cast, pair }: PartnersScene, who: CastName, text: string) =>
  comesIn(ctx, {
    from: `${who}@cast.example`,
    to: answerAt(ctx, { kind: 'touch', programme: cast.programme, person: cast.people[who], subject: pair }),
    text,
  });

const given = async (scene: PartnersScene): Promise<number> => (await mailed(scene, 'stay-in-touch')).length;

test('a yes by mail counts an hour later, and gives no address before', () =>
  after(async (scene) => {
    const { ctx } = scene;
    await answers(scene, 'amina', 'Yes');
    await answers(scene, 'mei', 'Yes please');
    const told = await mailed(scene, 'touch-noted');
    expect(told).toHaveLength(2);
    ctx.clock.forward(0.9);
    await stayInTouchDue(ctx);
    expect(await given(scene)).toBe(0);
    ctx.clock.forward(0.2);
    await stayInTouchDue(ctx);
    await stayInTouchDue(ctx);
    expect(await given(scene)).toBe(2);
  }));

test('a no within the hour takes it back, by mail or on the page, and nobody hears of it', () =>
  after(async (scene) => {
    const { ctx, cast, pair } = scene;
    await answers(scene, 'mei', 'yes');
    ctx.clock.forward(2);
    await stayInTouchDue(ctx);
    const amina = browse(ctx, cast, 'amina');
    const page = `/partnership/${pair}`;
    for (const takesBack of [
      () => answers(scene, 'amina', 'no'),
      () => amina.post(`${page}/farewell`, { touch: 'no' }),
    ]) {
      await answers(scene, 'amina', 'yes');
      expect((await amina.get(`${page}?lang=en`)).text).toContain('It counts from');
      await takesBack();
      expect((await amina.get(`${page}?lang=en`)).text).not.toContain('It counts from');
      ctx.clock.forward(2);
      await stayInTouchDue(ctx);
    }
    expect(await given(scene)).toBe(0);
  }));

test('who answers more than no within the hour hears that the yes still counts, and from when', () =>
  after(async (scene) => {
    await answers(scene, 'amina', 'yes');
    await answers(scene, 'amina', 'no, on second thoughts I would rather not');
    const said = async (kind: string) => (await mailed(scene, kind))[0]?.text?.replaceAll(/\s+/g, ' ') ?? '';
    const [, date = 'no date'] =
      /il compte à partir du (.+?)\. Pour le retirer, répondez NON/.exec(await said('answer-unclear')) ?? [];
    expect(await said('touch-noted')).toContain(date);
    await answers(scene, 'mei', 'yes');
    scene.ctx.clock.forward(2);
    await stayInTouchDue(scene.ctx);
    expect(await given(scene)).toBe(2);
  }));

test('who says it on the page gives it at once, also when a yes by mail waits', () =>
  after(async (scene) => {
    const { ctx, cast, pair } = scene;
    await answers(scene, 'amina', 'yes');
    for (const who of ['amina', 'mei'] as const)
      await browse(ctx, cast, who).post(`/partnership/${pair}/farewell`, { touch: 'yes' });
    expect(await given(scene)).toBe(2);
    ctx.clock.forward(2);
    await stayInTouchDue(ctx);
    expect(await given(scene)).toBe(2);
  }));

test('the link of an answer that said more waits like the word', () =>
  after(async (scene) => {
    const { ctx, cast, pair } = scene;
    await browse(ctx, cast, 'mei').post(`/partnership/${pair}/farewell`, { touch: 'yes' });
    const link = {
      programme: cast.programme,
      person: cast.people.amina,
      purpose: 'answer',
      subject: `touch.${pair}.yes`,
    } as const;
    const token = await linkToken(ctx, link);
    const done = await browse(ctx, cast).post(`/l/${token}`);
    expect(done.status).toBe(303);
    expect(await given(scene)).toBe(0);
    ctx.clock.forward(1.1);
    await stayInTouchDue(ctx);
    expect(await given(scene)).toBe(2);
  }));

test('an hour that ends after the data went gives nothing', () =>
  after(async (scene) => {
    const { ctx } = scene;
    await answers(scene, 'amina', 'yes');
    await answers(scene, 'mei', 'yes');
    const { due_at } = await ctx.db
      .selectFrom('round_date')
      .select('due_at')
      .where('kind', '=', 'purges')
      .executeTakeFirstOrThrow();
    ctx.clock.set(due_at.toISOString());
    await stayInTouchDue(ctx);
    expect(await given(scene)).toBe(0);
  }));
