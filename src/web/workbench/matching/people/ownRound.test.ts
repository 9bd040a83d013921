import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import type { MatchingScene } from '../../../../../test/matchingScene.ts';
import { apply } from '../../../../../test/pool.ts';
import { rememberExclusions } from '../../../../rooms/applications/index.ts';
import { pairByHand } from '../../../../rooms/pairing/index.ts';

const RULED_OUT = /ruled the other out|tomas@cast\.example\s*\(in this programme\)|Rey, Tomás/;

/** Tomás, who runs the matching, takes part himself. Person 0 and Person 1 have ruled him out, by his address and by his name. */
async function takesPart(scene: MatchingScene): Promise<number> {
  const { ctx, cast, round, people } = scene;
  const { programme } = cast;
  await ctx.db
    .insertInto('consent')
    .values(
      ['conduct', 'privacy', 'adult'].map((kind) => ({
        programme_id: programme,
        person_id: cast.people.tomas,
        kind,
        version: 1,
        given_at: ctx.clock.now(),
      })),
    )
    .execute();
  const own = await apply(ctx, round, cast.people.tomas, { country: 'AR', zone: 'America/Buenos_Aires' });
  await rememberExclusions(ctx, { programme, person: people[0]!.person, lines: ['tomas@cast.example'] });
  await rememberExclusions(ctx, { programme, person: people[1]!.person, lines: ['Rey, Tomás', 'Bo Ek'] });
  return own;
}

test('a coordinator who takes part is nowhere told that somebody ruled them out, and others are', () =>
  matchingScene(async (scene) => {
    const { ctx, cast, people, tomas, run } = scene;
    const own = await takesPart(scene);
    await run();
    const [first] = people;
    await pairByHand(ctx, {
      programme: cast.programme,
      round: scene.round.id,
      actor: { kind: 'command' },
      applications: [own, first!.application],
      confirmed: true,
      leave: true,
    });
    const { id } = await ctx.db
      .selectFrom('proposal')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const paths = [
      '/matching/1',
      '/matching/1/proposals',
      `/matching/1/proposals/${id}`,
      '/matching/1/unplaced',
      ...[own, ...people.map(({ application }) => application)].flatMap((one) => [
        `/matching/1/people/${one}`,
        `/applications/${one}`,
      ]),
    ];
    const olga = browse(ctx, cast, 'olga');
    await olga.get('/?lang=en');
    const told: string[] = [];
    for (const path of paths) {
      const { text, status } = await tomas.get(`/workbench${path}`);
      expect(status, path).toBe(200);
      expect(plain(text), path).not.toMatch(RULED_OUT);
      if (RULED_OUT.test(plain((await olga.get(`/workbench${path}`)).text))) told.push(path);
    }
    expect(told.length).toBeGreaterThan(4);
    expect((await tomas.get(`/workbench/applications/${people[1]!.application}`)).text).toContain('Bo Ek');
    expect((await tomas.get('/workbench/matching/1')).text).not.toContain('breaks a rule');
  }));

test('nobody pairs themselves by hand, so that no answer tells them', () =>
  matchingScene(async (scene) => {
    const { people, tomas, ctx } = scene;
    const own = await takesPart(scene);
    for (const { application } of people) {
      const both = { first: String(own), second: String(application) };
      for (const form of [both, { ...both, confirmed: 'yes' }]) {
        const done = await tomas.post('/workbench/matching/1/proposals', form);
        expect(done.status).toBe(422);
        expect(done.text).toContain('Somebody else has to pair you');
      }
    }
    expect((await tomas.get(`/workbench/matching/1/people/${own}`)).text).not.toContain('name="second"');
    expect(await ctx.db.selectFrom('proposal').select('id').execute()).toEqual([]);
  }));

const plain = (html: string): string => html.replaceAll(/<[^>]*>/g, '');
