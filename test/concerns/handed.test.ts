import { expect, test } from 'vitest';
import { tick } from '../../src/jobs/timetable.ts';
import { handOver, scopeFor, threadFor } from '../../src/rooms/inbox/index.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { takenMail } from '../inbox.ts';
import { mailed, withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { WORDS, holds, raiseAbout } from './concernScene.ts';
import { NAMES, ends, reading, told } from './reading.ts';

test('when nobody at all could read it the reporter is told so before and after, and the next who looks after safety reads it', async () => {
  await withPartners(['amina', 'olga', 'tomas', 'ines'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const amina = browse(ctx, cast, 'amina');
    const page = (await amina.get(`/partnership/${pair}/concern?lang=en`)).text;
    expect(page).toContain('At the moment nobody may read this');
    expect(page).toContain('/p/far-shelves/conduct');
    const sent = await amina.post(`/partnership/${pair}/concern`, { body: WORDS.told, exit: 'stay' });
    expect((await amina.get(`${sent.location}?lang=en`)).text).toContain('Nobody can read it yet');
    expect(await told(scene)).toEqual([]);
    await tick(ctx);
    await holds(scene, 'mei', 'safeguarding');
    await tick(ctx);
    expect(await told(scene)).toEqual(['mei']);
    const { id } = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    expect(await reading(scene, id)).toEqual(['mei']);
  });
});

test('a concern is dealt with, undone and answered by its readers alone: for others it is not there', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const concern = await raiseAbout(scene);
    const own = `/workbench/partnerships/${pair}/concerns/${concern}`;
    const matter = await ctx.db
      .selectFrom('matter')
      .select('id')
      .where('kind', '=', 'concern')
      .executeTakeFirstOrThrow();
    const acts: [string, Record<string, string>][] = [
      [`${own}/handling`, { handled: 'yes' }],
      [`${own}/answers`, { answer: 'x', form_key: 'k' }],
      [`/workbench/matters/${matter.id}/end`, {}],
      [`/workbench/matters/${matter.id}/assignment`, {}],
    ];
    for (const who of ['tomas', 'olga'] as const)
      for (const [path, fields] of acts)
        expect((await browse(ctx, cast, who).post(path, fields)).status, `${who} ${path}`).toBe(404);
    const ines = browse(ctx, cast, 'ines');
    expect((await ines.post(`${own}/handling`, { handled: 'yes' })).status).toBe(303);
    const { id: event } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'concern-handled')
      .executeTakeFirstOrThrow();
    await browse(ctx, cast, 'tomas').post(`/workbench/log/${event}/undoing`);
    const row = () => ctx.db.selectFrom('concern').select('handled_at').executeTakeFirstOrThrow();
    expect((await row()).handled_at).not.toBeNull();
    expect((await ines.post(`/workbench/log/${event}/undoing`)).status).toBe(303);
    expect((await row()).handled_at).toBeNull();
    const empty = await ines.post(`${own}/answers`, { answer: ' ', form_key: 'k' });
    expect(empty.status).toBe(422);
    const sent = await ines.post(`${own}/answers`, { answer: 'I read it.', form_key: 'k' });
    expect(sent.location).toMatch(/\/workbench\/inbox\/\d+$/);
    expect((await ines.site.get(sent.location)).text).toContain('I read it.');
    for (const who of ['tomas', 'olga'] as const)
      expect((await browse(ctx, cast, who).site.get(sent.location)).status, who).toBe(404);
    expect((await mailed(scene, 'inbox-answer')).map(({ person_id }) => person_id)).toEqual([
      cast.people.amina,
    ]);
  });
});

test('a director does not take back that their partner left them, and does not read why', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await holds(scene, 'mei', 'director');
    await browse(ctx, cast, 'amina').post(`/partnership/${pair}/leaving`, {
      reason: WORDS.told,
      after: 'stop',
    });
    const { id: event } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'partnership-left')
      .executeTakeFirstOrThrow();
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`/workbench/log/${event}/undoing`);
    const { state } = await ctx.db.selectFrom('partnership').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('ended');
    const page = `/workbench/partnerships/${pair}`;
    expect((await tomas.get(page)).text).not.toContain(WORDS.told);
    const mei = browse(ctx, cast, 'mei');
    expect((await mei.get(page)).text).toContain(WORDS.told);
    await mei.post(`/workbench/log/${event}/undoing`);
    const again = await ctx.db.selectFrom('partnership').select('state').executeTakeFirstOrThrow();
    expect(again.state).not.toBe('ended');
  });
});

/** Somebody who has the thread with Amina, such as Tomás, hands it over. Returns who sees it then. */
async function handed(scene: PartnersScene, by: CastName, about: readonly CastName[] = []) {
  const { ctx, cast } = scene;
  const { programme } = cast;
  const { thread } = await takenMail(ctx, cast, 'amina', { body: WORDS.told });
  const done = await handOver(ctx, {
    programme,
    actor: { kind: 'person', id: cast.people[by] },
    scope: await scopeFor(ctx, { programme_id: programme, id: cast.people[by] }),
    thread,
    about: about.map((who) => cast.people[who]),
  });
  const seen: CastName[] = [];
  for (const who of NAMES) {
    const scope = await scopeFor(ctx, { programme_id: programme, id: cast.people[who] });
    if (await threadFor(ctx, programme, scope, thread)) seen.push(who);
  }
  return { done, seen, thread };
}

test('what is handed to safeguarding is kept from partners and from whoever it is said to be about', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    await holds(scene, 'luca', 'safeguarding');
    expect((await handed(scene, 'tomas')).seen).toEqual(['luca', 'ines']);
    expect((await handed(scene, 'tomas', ['ines'])).seen).toEqual(['luca']);
    expect((await handed(scene, 'tomas', ['ines', 'luca'])).seen).toEqual(['olga']);
    await holds(scene, 'mei', 'safeguarding');
    expect((await handed(scene, 'tomas')).seen).toEqual(['luca', 'ines']);
    const notices = await mailed(scene, 'inbox-notice');
    expect(new Set(notices.map(({ person_id }) => person_id))).not.toContain(scene.cast.people.mei);
  });
  await withPartners(['amina', 'ines'], async (scene) => {
    const { ctx, cast } = scene;
    const { thread, seen } = await handed(scene, 'tomas');
    expect(seen).toEqual(['olga']);
    expect((await mailed(scene, 'inbox-notice')).map(({ person_id }) => person_id)).toEqual([
      cast.people.olga,
    ]);
    const page = (await browse(ctx, cast, 'olga').get(`/workbench/inbox/${thread}?lang=en`)).text;
    expect(page).toContain(WORDS.told);
    await ctx.db.deleteFrom('operator').execute();
    expect((await handed(scene, 'tomas')).done).toEqual({ ok: false, reason: 'nobody' });
  });
});

test('a conversation is not given back to coordinators of whom one is who it is about', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast } = scene;
    const { thread } = await handed(scene, 'tomas');
    const ines = browse(ctx, cast, 'ines');
    const back = await ines.post(`/workbench/inbox/${thread}/safeguarding`, { private: 'no' });
    expect((await ines.site.get(`${back.location}?lang=en`)).text).toContain('It stays where it is');
    expect((await browse(ctx, cast, 'tomas').get(`/workbench/inbox/${thread}`)).status).toBe(404);
  });
});

test('what was handed over is passed on to the operator when nobody of safeguarding may read it any more', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const { thread } = await handed(scene, 'tomas');
    await ends(scene, 'ines');
    await holds(scene, 'mei', 'safeguarding');
    await tick(ctx);
    const sees = async (who: CastName) =>
      (await browse(ctx, cast, who).get(`/workbench/inbox/${thread}`)).status === 200;
    expect([await sees('olga'), await sees('mei'), await sees('ines')]).toEqual([true, false, false]);
  });
});
