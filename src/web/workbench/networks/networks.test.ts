import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../../test/browse.ts';
import { createOf, noteOf, onFediverse, remote } from '../../../../test/fediverse.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onStage } from '../../../../test/onStage.ts';
import { tick } from '../../../jobs/timetable.ts';
import { blocksIn } from './blockList.ts';

/** The servers of all followers. */
async function followersOf({ db }: TestCtx): Promise<string[]> {
  const rows = await db
    .selectFrom('network_account')
    .select('host')
    .where('follows_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ host }) => host);
}

test('a director connects the programme, is told before what becomes public, and parts it again; a local installation cannot be', () =>
  onStage(async (ctx, cast) => {
    const { config } = testDoor(ctx);
    const local = browse(ctx, cast, 'tomas');
    expect((await local.get('/workbench/networks?lang=en')).text).toContain('This installation has none.');
    expect((await local.post('/workbench/networks/connection', { on: 'yes' })).status).toBe(422);
    const door = { config: { ...config, publicUrl: 'https://mentoring.example.org' } };
    const tomas = browse(ctx, cast, 'tomas', { door });
    const own = { origin: 'https://mentoring.example.org' };
    const before = await tomas.get('/workbench/networks?lang=en');
    expect(before.text).toContain('for anybody to read and pass on');
    expect(before.text).toContain('@far-shelves@mentoring.example.org');
    const handle = async (): Promise<boolean> =>
      (await browse(ctx, cast, undefined, { door }).get('/?lang=en')).text.includes(
        '@far-shelves@mentoring.example.org',
      );
    expect(await handle()).toBe(false);
    expect((await tomas.post('/workbench/networks/connection', { on: 'yes' }, own)).status).toBe(303);
    expect(await handle()).toBe(true);
    await tomas.post('/workbench/networks/hashtags', { hashtags: '#Libraries, #far_shelves' }, own);
    expect((await tomas.get('/workbench/networks')).text).toContain('value="#Libraries #far_shelves"');
    // At another address the page shows a warning.
    expect((await local.get('/workbench/networks?lang=en')).text).toContain('nobody there reaches it');
    const bao = browse(ctx, cast, 'bao', { door });
    expect((await bao.get('/workbench/networks')).text).not.toContain('/networks/connection');
    expect((await bao.post('/workbench/networks/connection', { on: 'no' }, own)).status).toBe(404);
    await tomas.post('/workbench/networks/connection', { on: 'no' }, own);
    expect(await handle()).toBe(false);
  }));

test('the desk shows followers by server, what was sent, what failed and why, and what other servers reported', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, documents, answers } = scene;
    const [ana, cleo] = [remote('ana'), remote('cleo', 'other.example', 'other')];
    for (const one of [ana, cleo]) {
      documents.set(one.id, one.doc);
      await scene.send(one, { id: `${one.id}#f`, type: 'Follow', actor: one.id, object: scene.us });
    }
    await scene.work();
    answers.set('other.example', 'silent');
    ctx.clock.set('2027-01-11T09:00:00Z');
    await tick(ctx);
    await scene.work();
    const { id } = await ctx.db.selectFrom('network_post').select('id').executeTakeFirstOrThrow();
    const report = {
      id: `${ana.id}#r`,
      type: 'Flag',
      actor: ana.id,
      object: [scene.us, scene.post(id)],
      content: 'Not <b>kind</b>.',
    };
    await scene.send(ana, report);
    await scene.send(ana, createOf(ana, noteOf(ana, 1, scene.post(id))));
    await scene.work();
    const bao = browse(ctx, cast, 'bao');
    const page = (await bao.get('/workbench/networks?lang=en')).text;
    for (const words of [
      'far.example',
      'other.example',
      'It takes too long to answer.',
      'Doors',
      '1 have it, 1 on the way',
      'far.example: Not &lt;b',
    ])
      expect(page).toContain(words);
    expect((await bao.get('/workbench')).text).toContain('/workbench/networks#reports');
    expect((await bao.post(`/workbench/networks/reports/${scene.topic}/end`)).status).toBe(303);
    expect((await bao.get('/workbench/networks')).text).not.toContain('kind');

    // A pasted list blocks a server; the block is undone from the log.
    const list =
      '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\nother.example,suspend,true,true,"Spam",false\n';
    expect((await bao.post('/workbench/networks/blocks', { servers: 'no server', reason: '' })).status).toBe(
      422,
    );
    expect((await bao.post('/workbench/networks/blocks', { servers: list, reason: '' })).status).toBe(303);
    const followers = () => followersOf(ctx);
    expect(await followers()).toEqual(['far.example']);
    expect((await bao.get('/workbench/networks/blocks.csv')).text).toContain(
      'other.example,suspend,true,true,Spam,false',
    );
    await scene.send(cleo, { id: `${cleo.id}#f2`, type: 'Follow', actor: cleo.id, object: scene.us });
    await scene.work();
    expect(await followers()).toEqual(['far.example']);
    const tomas = browse(ctx, cast, 'tomas');
    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    expect((await tomas.post(undoing)).status).toBe(303);
    expect((await bao.get('/workbench/networks/blocks.csv')).text).not.toContain('other.example');

    // A block for a single person, and for servers below a blocked one.
    const dan = remote('dan', 'sub.far.example');
    documents.set(dan.id, dan.doc);
    await scene.send(dan, { id: `${dan.id}#f`, type: 'Follow', actor: dan.id, object: scene.us });
    await scene.work();
    expect(await followers()).toHaveLength(2);
    await bao.post('/workbench/networks/blocks', { servers: '@Ana@far.example', reason: 'Loud' });
    expect(await followers()).toEqual(['sub.far.example']);
    await scene.send(ana, { id: `${ana.id}#f3`, type: 'Follow', actor: ana.id, object: scene.us });
    await scene.work();
    expect(await followers()).toEqual(['sub.far.example']);
    expect((await bao.get('/workbench/networks/blocked-people.csv')).text).toBe('ana@far.example\r\n');
    expect((await bao.get('/workbench/networks/blocks.csv')).text).not.toContain('ana');
    await bao.post('/workbench/networks/blocks', { servers: 'far.example', reason: '' });
    await scene.send(dan, { id: `${dan.id}#f2`, type: 'Follow', actor: dan.id, object: scene.us });
    await scene.work();
    expect(await followers()).toEqual([]);
  }));

test('what comes from a new server waits for a volunteer when a director wants that, and is looked at once it is let in', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, documents } = scene;
    const [ana, cleo] = [remote('ana'), remote('cleo', 'other.example', 'other')];
    const follow = async (who: typeof ana): Promise<void> => {
      documents.set(who.id, who.doc);
      await scene.send(who, { id: `${who.id}#f`, type: 'Follow', actor: who.id, object: scene.us });
      await scene.work();
    };
    const followers = () => followersOf(ctx);
    await follow(ana);
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post('/workbench/networks/holding', { holds: 'yes' });
    await follow(remote('eve'));
    await follow(cleo);
    expect(await followers()).toEqual(['far.example', 'far.example']);
    ctx.clock.forward(24);
    await scene.work();
    expect((await tomas.get('/workbench?lang=en')).text).toContain('New servers wait');
    const page = (await tomas.get('/workbench/networks?lang=en')).text;
    expect(page).toContain('Something from there waits');
    expect((await tomas.post('/workbench/networks/admissions', { host: 'other.example' })).status).toBe(303);
    await scene.work();
    expect(await followers()).toEqual(['far.example', 'far.example', 'other.example']);
    expect((await tomas.get('/workbench?lang=en')).text).not.toContain('New servers wait');
    expect((await tomas.post('/workbench/networks/admissions', { host: 'other.example' })).status).not.toBe(
      200,
    );
  }));

test('a list names servers as people and other programs write them', () => {
  expect(
    blocksIn('https://Bad.example/x\n\n#domain\nä.example,noop\nworse.example,silence,,,"so, ""it"" is"'),
  ).toEqual({
    hosts: [
      { host: 'bad.example', reason: '' },
      { host: 'worse.example', reason: 'so, "it" is' },
    ],
    wrong: [],
    rest: [],
  });
  expect(blocksIn('Account address\n@Ana@Far.example')).toMatchObject({
    hosts: [{ host: 'ana@far.example' }],
  });
  expect(blocksIn(`${'bad.example\n'.repeat(1000)}worse.example`).rest).toEqual(['worse.example']);
  expect(blocksIn('localhost\n<b>')).toMatchObject({ hosts: [], wrong: ['localhost', '<b>'] });
});
