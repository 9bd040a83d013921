import sharp from 'sharp';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { minuteOver } from '../../../../test/minuteOver.ts';
import { leave, mailed, withPartners, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { eraseDue, listPartnerships, planLeaving, sendLetters } from '../../../rooms/partnerships/index.ts';

const letters = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('letter').select(['id', 'body', 'drafted_at']).orderBy('id').execute();

async function stageLetter(scene: PartnersScene, body = 'Dear Mei, quickly said.') {
  const [amina, mei] = [browse(scene.ctx, scene.cast, 'amina'), browse(scene.ctx, scene.cast, 'mei')];
  const page = `/partnership/${scene.pair}`;
  const sent = await amina.post(`${page}/letters`, { body, form_key: 'k' });
  const id = Number(/#letter-(\d+)/.exec(sent.location!)![1]);
  return { amina, mei, page, id };
}

test('a letter waits a minute: until then its writer alone sees it, and no mail carries it', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const { amina, mei, page, id } = await stageLetter(scene);
    const own = (await amina.get(`${page}?lang=en`)).text;
    expect(await htmlFindings(own)).toEqual([]);
    expect(withoutMarkup(own)).toContain('Until then you alone see it.');
    const seen = async (): Promise<boolean> => (await mei.get(page)).text.includes('quickly said');
    const viewer = { person: cast.people.tomas, account: null, operator: false };
    const counted = async () =>
      (await listPartnerships(ctx, cast.programme, viewer, { round: scene.round.id, shown: 'all' })).rows[0]
        ?.letters;
    await sendLetters(ctx);
    expect([await seen(), (await mailed(scene, 'letter')).length, await counted()]).toEqual([false, 0, 0]);
    await minuteOver(ctx);
    expect([await seen(), (await mailed(scene, 'letter')).length, await counted()]).toEqual([true, 1, 1]);
    await sendLetters(ctx);
    expect(await mailed(scene, 'letter')).toHaveLength(1);
    const after = await amina.post(`${page}/letters/${id}/draft`, {});
    expect(withoutMarkup((await amina.get(after.location!)).text)).toContain('has left already');
    expect((await letters(scene)).map(({ body }) => body)).toEqual(['Dear Mei, quickly said.']);
  }));

test('while a letter waits its minute, its writer is not told that it is their turn', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    await write(scene, 'mei', 'Hello from here.');
    const turn = async () =>
      withoutMarkup((await browse(scene.ctx, scene.cast, 'amina').get('/partnership?lang=en')).text);
    expect(await turn()).toContain('it has been your turn');
    const { amina, page, id } = await stageLetter(scene);
    expect(await turn()).not.toContain('your turn');
    await amina.post(`${page}/letters/${id}/draft`, {});
    expect(await turn()).toContain('it has been your turn');
  }));

test('a letter that is taken back is a draft with all its words and pictures, and reaches nobody', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    const [amina, mei] = [browse(ctx, scene.cast, 'amina'), browse(ctx, scene.cast, 'mei')];
    const page = `/partnership/${scene.pair}`;
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const sent = await amina.upload(
      `${page}/letters`,
      { body: 'Too hasty.', form_key: 'k' },
      { file: picture },
    );
    const id = Number(/#letter-(\d+)/.exec(sent.location!)![1]);
    expect((await mei.post(`${page}/letters/${id}/draft`, {})).location).toContain('#letters');
    expect((await letters(scene))[0]!.drafted_at).toBeNull();
    expect((await amina.post(`${page}/letters/${id}/draft`, { act: 'change' })).location).toContain(
      '#f-body',
    );
    await minuteOver(ctx);
    expect(await mailed(scene, 'letter')).toEqual([]);
    expect((await mei.get(page)).text).not.toContain('Too hasty');
    const form = (await amina.get(page)).text;
    expect(form).toContain('Too hasty.</textarea>');
    const [, draft] = /name="draft" value="(\d+)"/.exec(form)!;
    const [, file] = /name="keep" value="(\d+)"/.exec(form)!;
    await amina.post(`${page}/letters`, { body: 'Better.', form_key: 'l', draft: draft!, keep: file! });
    await minuteOver(ctx);
    expect((await letters(scene)).map(({ body, drafted_at }) => [body, drafted_at])).toEqual([
      ['Better.', null],
    ]);
    expect((await mei.get(page)).text).toContain(`/pictures/${file}"`);
  }));

test('a draft is kept for every device, is seen by nobody else, and is forgotten once it is sent', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const page = `/partnership/${pair}`;
    const keep = (body: string, draft = ''): Promise<unknown> =>
      amina.post(`${page}/letters`, { body, form_key: 'k', act: 'draft', draft });
    await keep('Half a thought');
    const shown = (await browse(ctx, cast, 'amina').get(page)).text;
    expect(shown).toContain('Half a thought</textarea>');
    expect(await htmlFindings(shown)).toEqual([]);
    expect((await mei.get(page)).text).not.toContain('Half a thought');
    await minuteOver(ctx);
    expect(await mailed(scene, 'letter')).toEqual([]);
    const [, version] = /name="draft" value="(\d+)"/.exec(shown)!;
    // Another device kept other words meanwhile: nothing is lost.
    ctx.clock.set('2027-02-12T14:00:00Z');
    await keep('From the train');
    expect((await letters(scene)).map(({ body }) => body)).toEqual(['From the train\n\nHalf a thought']);
    await amina.post(`${page}/letters`, { body: 'Sent from the first.', form_key: 'm', draft: version! });
    expect((await letters(scene)).map(({ body }) => body)).toEqual([
      'From the train\n\nHalf a thought',
      'Sent from the first.',
    ]);
    const [, newest] = /name="draft" value="(\d+)"/.exec((await amina.get(page)).text)!;
    await amina.post(`${page}/letters`, { body: 'All of it.', form_key: 'n', draft: newest! });
    expect((await amina.get(page)).text).not.toContain('Half a thought');
    // A draft that is kept without words is removed.
    await keep('Again');
    const [, again] = /name="draft" value="(\d+)"/.exec((await amina.get(page)).text)!;
    await keep(' ', again);
    expect((await letters(scene)).every(({ drafted_at }) => drafted_at === null)).toBe(true);
  }));

test('a letter that cannot be sent is kept as a draft', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const amina = browse(scene.ctx, scene.cast, 'amina');
    const page = `/partnership/${scene.pair}`;
    const refused = await amina.post(`${page}/letters`, { body: 'é'.repeat(5001), form_key: 'k' });
    expect(refused.status).toBe(422);
    expect((await browse(scene.ctx, scene.cast, 'amina').get(page)).text).toContain('é'.repeat(5001));
  }));

test('who leaves within the minute has sent what they wrote; the other hears that theirs was not passed on', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    const { mei, page } = await stageLetter(scene, 'Farewell, and thank you.');
    await mei.post(`${page}/letters`, { body: 'See you soon!', form_key: 'm' });
    await leave(scene, 'amina');
    await minuteOver(ctx);
    expect((await mailed(scene, 'letter')).map(({ person_id }) => person_id)).toEqual([
      scene.cast.people.mei,
    ]);
    expect((await mailed(scene, 'letter-trouble')).map(({ person_id }) => person_id)).toEqual([
      scene.cast.people.mei,
    ]);
    expect((await browse(ctx, scene.cast, 'amina').get(page)).text).not.toContain('See you soon');
  }));

test('while somebody is about to leave, a letter whose minute is over goes on waiting', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await stageLetter(scene);
    await planLeaving(ctx, {
      programme: cast.programme,
      person: cast.people.mei,
      partnership: pair,
      another: false,
    });
    await minuteOver(ctx);
    expect(await mailed(scene, 'letter')).toEqual([]);
    await write(scene, 'amina', 'And one more.');
    expect(await mailed(scene, 'letter')).toEqual([]);
  }));

test('a draft goes with its writer, and with the data of the round', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair, round } = scene;
    for (const who of ['amina', 'mei'] as const)
      await browse(ctx, cast, who).post(`/partnership/${pair}/letters`, {
        body: `Half a thought of ${who}`,
        form_key: who,
        act: 'draft',
      });
    await browse(ctx, cast, 'amina').post('/me/erasure');
    ctx.clock.forward(24);
    await eraseDue(ctx);
    expect((await letters(scene)).map(({ body }) => body)).toEqual(['Half a thought of mei']);
    expect((await browse(ctx, cast, 'mei').get(`/partnership/${pair}`)).text).toContain(
      'Half a thought of mei',
    );
    const of = { programme: cast.programme, round: round.id, after: 0, atMost: 100 };
    await ctx.brought.purges['partnerships']!(ctx, of);
    expect(await letters(scene)).toEqual([]);
  }));
