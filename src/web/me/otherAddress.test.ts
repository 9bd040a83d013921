import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { onStage } from '../../../test/onStage.ts';
import { mailCode, personById } from '../../rooms/people/index.ts';
import type { TestCtx } from '../../../test/context.ts';
import type { Stage } from '../../../test/cast.ts';

const NILS = 'nils@cast.example';

/** Mails the code that was asked for last, if there is somebody to mail. */
async function mailLast(ctx: TestCtx, cast: Stage): Promise<string[]> {
  const job = ctx.enqueued.findLast(({ name }) => name === 'sign-in-code');
  await mailCode(ctx, { programme: cast.programme, id: Number(job?.data['id']) });
  const mails = await ctx.db
    .selectFrom('outbox')
    .select(['address', 'kind'])
    .where('kind', '=', 'act-code')
    .execute();
  return mails.map(({ address }) => address);
}

const proofIn = (page: string): string => /name="proof" value="([^"]*)"/.exec(page)?.[1] ?? '';

const mergedInto = async (ctx: TestCtx, cast: Stage) =>
  (await personById(ctx, cast.programme, cast.people.nils))?.merged_into;

test('whoever reads mail at both addresses makes them one alone, after a code from there and a question', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    const asked = await luca.post('/me/other-address?lang=en', { address: NILS });
    expect(asked.text).toContain(NILS);
    expect(await mailLast(ctx, cast)).toEqual([NILS]);
    const code = await lastCode(ctx, cast.programme);
    const question = await luca.post('/me/other-address?lang=en', { address: NILS, 'act-code': code });
    expect(question.text).toContain('Are luca@cast.example and nils@cast.example both yours');
    expect(await mergedInto(ctx, cast)).toBeNull();
    expect((await luca.post('/me/other-address/merge', { proof: proofIn(question.text) })).status).toBe(303);
    expect(await mergedInto(ctx, cast)).toBe(cast.people.luca);
    expect((await luca.get('/me')).status).toBe(200);
  }));

test('an address that is nobody’s here looks like any other, and gets no mail', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    const page = async (address: string) =>
      (await luca.post('/me/other-address?lang=en', { address })).text.replaceAll(address, 'ADDRESS');
    expect(await page('nobody@nowhere.example')).toBe(await page(NILS));
    await luca.post('/me/other-address', { address: 'nobody@nowhere.example' });
    expect(await mailLast(ctx, cast)).toEqual([]);
  }));

test('a code for another address serves nobody else: not another person, nor another address, nor signing in, nor without a fresh session', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    await luca.post('/me/other-address', { address: NILS });
    const code = await lastCode(ctx, cast.programme);
    // The code for one address proves no other address.
    const mistaken = await luca.post('/me/other-address', { address: 'elif@cast.example', 'act-code': code });
    expect(proofIn(mistaken.text)).toBe('');
    await luca.post('/me/other-address', { address: NILS });
    const other = await lastCode(ctx, cast.programme);
    const mei = browse(ctx, cast, 'mei');
    expect(proofIn((await mei.post('/me/other-address', { address: NILS, 'act-code': other })).text)).toBe(
      '',
    );
    // One person's proof does not serve another, and not an hour later.
    const proof = proofIn((await luca.post('/me/other-address', { address: NILS, 'act-code': other })).text);
    expect(proof).not.toBe('');
    await mei.post('/me/other-address/merge', { proof });
    await luca.post('/me/other-address/merge', { proof: proof.replace(/^\d+/, String(cast.people.elif)) });
    ctx.clock.forward(1);
    await luca.post('/me/other-address/merge', { proof });
    expect(await mergedInto(ctx, cast)).toBeNull();
    // A session without a recent proof is asked for its own code first.
    ctx.clock.forward(24);
    const stolen = await luca.post('/me/other-address?lang=en', { address: NILS });
    expect(stolen.text).toContain('luca@cast.example');
    expect(stolen.text).toContain('say that another address here is yours');
  }));
