import { expect, test } from 'vitest';
import { handleConcern, raiseConcern } from '../../src/rooms/partnerships/index.ts';
import type { Severity } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { viewer } from './concernScene.ts';

const SAID: Record<Severity, string> = {
  note: '(this week: something small)',
  worry: '(today: somebody is worried)',
  danger: '(now: a person may be in danger)',
};

/** The line about concerns on a director's page of today. */
async function today({ ctx, cast }: PartnersScene): Promise<string> {
  const page = (await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text;
  const lines = page
    .match(/<tbody>[^]*?<\/tbody>/)![0]
    .split('<tr')
    .slice(1)
    .map(withoutMarkup);
  return lines.find((line) => line.includes('something is wrong'))!;
}

test.each<Severity>(['note', 'worry', 'danger'])(
  'today says of a concern how bad its writer says it is: %s; and once a reader says otherwise, that',
  async (severity) => {
    await withPartners(['amina', 'mei'], async (scene) => {
      const { ctx, cast, pair } = scene;
      const { programme } = cast;
      const raised = await raiseConcern(ctx, {
        programme,
        person: cast.people.amina,
        partnership: pair,
        body: 'OSPREY',
        exit: 'stay',
        severity,
      });
      const says = async (one: Severity): Promise<void> => {
        const line = await today(scene);
        expect(Object.values(SAID).filter((words) => line.includes(words))).toEqual([SAID[one]]);
      };
      await says(severity);
      const concern = raised.ok ? raised.concern : 0;
      const other = severity === 'danger' ? 'note' : 'danger';
      const at = `/workbench/partnerships/${pair}/concerns/${concern}/severity`;
      expect((await browse(ctx, cast, 'tomas').post(at, { severity: other })).status).toBe(303);
      await says(other);
      const actor = { kind: 'command' } as const;
      for (const handled of [true, false])
        await handleConcern(ctx, { programme, actor, viewer: viewer(scene, 'tomas'), concern, handled });
      await says(other);
    });
  },
);

test('a concern of which nobody says how bad it is, as of one by mail, may be a danger; the gravest of several is told', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const of = { programme: cast.programme, partnership: pair, exit: 'stay' } as const;
    await raiseConcern(ctx, { ...of, person: cast.people.mei, body: 'HARRIER', severity: 'note' });
    expect(await today(scene)).toContain(SAID.note);
    await raiseConcern(ctx, { ...of, person: cast.people.amina, body: 'OSPREY', byMail: { verified: true } });
    const line = await today(scene);
    expect(line).toContain('2');
    expect(line.indexOf(SAID.danger)).toBeGreaterThan(0);
    expect(line.indexOf(SAID.danger)).toBeLessThan(line.indexOf(SAID.note));
  });
});
