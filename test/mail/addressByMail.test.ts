import { expect, test } from 'vitest';
import { undoMerge } from '../../src/rooms/duplicates/index.ts';
import { linkToken, offerAddress, personByAddress, personById } from '../../src/rooms/people/index.ts';
import { applied } from '../applicant.ts';
import { browse } from '../browse.ts';
import { mailTo } from '../mailTo.ts';
import { stagePartnership } from '../partners.ts';
import { kindOf, onStage } from './byMailScene.ts';
import type { Scene } from './byMailScene.ts';

const NEW = 'luca@new.example';

/** Luca's application, and another address that Tomás gave for him. */
async function offered(scene: Scene) {
  const { ctx, cast, round } = scene;
  const { programme, people } = cast;
  await applied(ctx, cast, round, 'luca');
  const actor = { kind: 'person', id: people.tomas } as const;
  const offer = (address = NEW) => offerAddress(ctx, { programme, actor, person: people.luca, address });
  const reader = browse(ctx, cast);
  const useLink = async () => {
    const changes = ctx.db.selectFrom('address_change').select('id').where('done_at', 'is', null);
    const { id } = await changes.executeTakeFirstOrThrow();
    const link = { programme, person: people.luca, purpose: 'address-offered', subject: String(id) } as const;
    return reader.post(`/l/${await linkToken(ctx, link)}`);
  };
  const luca = async () => (await personById(ctx, programme, people.luca))!;
  const writers = async () => {
    const at = ctx.db.selectFrom('person').select('id').where('address', 'like', '%@new.example');
    return (await at.where('id', '<>', people.luca).execute()).length;
  };
  const words = () =>
    ctx.db
      .selectFrom('thread_message')
      .innerJoin('thread', 'thread.id', 'thread_message.thread_id')
      .select(['thread.person_id as of', 'thread_message.author_id as by', 'thread_message.verified'])
      .orderBy('thread_message.id')
      .execute();
  return { offer, reader, useLink, luca, writers, words };
}

test('a yes by mail from the address that was asked confirms it as its link does, and is answered there', () =>
  onStage(async (scene) => {
    const { ctx, cast, round, box } = scene;
    const { offer, luca, writers, words } = await offered(scene);
    const mailbox = box(NEW);
    for (const [yes, address] of [
      ['Oui, c’est mon adresse.\n\nLuca Ferri', NEW],
      ['نعم', 'luca@once.more.new.example'],
    ] as const) {
      await offer(address);
      const own = box(address);
      expect(await own.answer(await own.newest(), yes)).toMatchObject({ state: 'done', kind: 'address' });
      expect((await luca()).address).toBe(address);
      const told = await own.newest();
      expect([kindOf(told), told.text]).toEqual([
        'address-yours',
        expect.stringMatching(/come\s+here\s+from/),
      ]);
    }
    expect(await writers()).toBe(0);
    expect(await words()).toEqual([]);
    // With a partner it waits, as by the link.
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    await offer('luca@late.new.example');
    const late = box('luca@late.new.example');
    await late.answer(await late.newest(), 'Sí');
    expect((await late.newest()).text).toMatch(/a\s+week\s+at\s+the\s+earliest/);
    expect((await luca()).address).toBe('luca@once.more.new.example');
    expect(await mailbox.count()).toBeGreaterThan(0);
  }));

test('any other answer is read by people, and the link works on: what was written joins whose address it is', () =>
  onStage(async (scene) => {
    const { cast, box } = scene;
    const { offer, reader, useLink, luca, writers, words } = await offered(scene);
    await offer();
    const asked = await box(NEW).newest();
    // The first mail is not shown to come from the address. The second says more than a yes, and the third comes from elsewhere.
    await box(NEW, false).answer(asked, 'Yes');
    await box(NEW).answer(asked, 'Yes, but who is asking?');
    await box('other@new.example').answer(asked, 'Yes');
    expect((await luca()).address).toBe('luca@cast.example');
    expect(await words()).toHaveLength(3);
    expect(await writers()).toBe(2);
    await useLink();
    expect(await luca()).toMatchObject({ address: NEW, address_confirmed_at: expect.any(Date) });
    expect(await writers()).toBe(1);
    const { luca: id } = cast.people;
    expect((await words()).slice(0, 2)).toMatchObject([
      { of: id, by: id, verified: false },
      { of: id, by: id, verified: true },
    ]);
    // Somebody else had said yes: their words go with their address.
    const { link } = await mailTo(scene.ctx, 'luca@cast.example');
    expect((await reader.post(link)).location).toMatch(/\/sign-in$/);
    expect((await luca()).address).toBe('luca@cast.example');
    const stranger = (await personByAddress(scene.ctx, cast.programme, NEW))!;
    expect(stranger.id).not.toBe(id);
    expect((await words()).slice(0, 2)).toMatchObject([
      { of: stranger.id, by: stranger.id },
      { of: stranger.id, by: stranger.id },
    ]);
  }));

test('a director takes apart in the log who only wrote: whose the words were hears of it, the writer, who was told nothing, does not', () =>
  onStage(async (scene) => {
    const { ctx, cast, round, box } = scene;
    const { programme, people } = cast;
    const { offer, useLink, luca, writers, words } = await offered(scene);
    await offer();
    await box(NEW).answer(await box(NEW).newest(), 'Yes, but who is asking?');
    await useLink();
    expect([await writers(), (await luca()).address]).toEqual([0, NEW]);
    const actor = { kind: 'person', id: people.tomas } as const;
    const { id: merge } = await ctx.db.selectFrom('person_merge').select('id').executeTakeFirstOrThrow();
    expect(await undoMerge(ctx, { programme, actor, merge })).toEqual({ ok: false, reason: 'taken' });
    const moved = ctx.db.updateTable('person').set({ address: 'luca@moved.example' });
    await moved.where('id', '=', people.luca).execute();
    // A partner who came later does not matter.
    ctx.clock.forward(1);
    await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
    expect(await undoMerge(ctx, { programme, actor, merge })).toEqual({ ok: true });
    expect(await words()).not.toMatchObject([{ of: people.luca }]);
    const mails = ctx.db.selectFrom('outbox').select(['kind', 'person_id as to']);
    expect(await mails.where('occasion', '=', `merge:${merge}`).execute()).toEqual([
      { kind: 'people-parted', to: people.luca },
    ]);
  }));

test('an address of whoever applied, signed in, or told something in private stays theirs, whoever says yes', () =>
  onStage(async (scene) => {
    const { ctx, cast, round, box } = scene;
    const { offer, reader, useLink, luca, words } = await offered(scene);
    await offer();
    const asked = await box(NEW).newest();
    await ctx.db.updateTable('person').set({ address: NEW }).where('id', '=', cast.people.mei).execute();
    const account = { account_id: null, address_confirmed_at: null };
    await useLink();
    expect((await reader.get('/sign-in')).text).toContain('write to us');
    await ctx.db.updateTable('person').set(account).where('id', '=', cast.people.mei).execute();
    // Two people of the same round do not become one this way.
    await ctx.db.deleteFrom('application').execute();
    await applied(ctx, cast, round, 'mei');
    await ctx.db.updateTable('person').set(account).where('id', '=', cast.people.mei).execute();
    await useLink();
    await box(NEW).answer(asked, 'Yes');
    expect(await words()).toMatchObject([{ of: cast.people.mei }]);
    await ctx.db.deleteFrom('application').where('person_id', '=', cast.people.mei).execute();
    await ctx.db.updateTable('thread').set({ private_at: ctx.clock.now() }).execute();
    await useLink();
    expect((await luca()).address).toBe('luca@cast.example');
  }));
