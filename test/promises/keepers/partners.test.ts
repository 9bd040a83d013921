import { expect, test } from 'vitest';
import { leaveDue, partnershipOf, stayInTouchDue } from '../../../src/rooms/partnerships/index.ts';
import { browse } from '../../browse.ts';
import type { CastName } from '../../cast.ts';
import { answerAt, comesIn } from '../../mail/incoming.ts';
import { afterRound, applied, mailed, withPartners } from '../../partners.ts';
import type { PartnersScene } from '../../partners.ts';
import { withoutMarkup } from '../../withoutMarkup.ts';

/** Answers a mail about their partnership. */
const answers = ({ ctx, cast, pair }: PartnersScene, kind: string, who: CastName, text: string) =>
  comesIn(ctx, {
    from: `${who}@cast.example`,
    to: answerAt(ctx, { kind, programme: cast.programme, person: cast.people[who], subject: pair }),
    text,
  });

test('who replies ANOTHER waits for another partner an hour later', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx } = scene;
    await answers(scene, 'leave', 'luca', 'ANOTHER\n\nLuca');
    const [planned] = await mailed(scene, 'leaving-planned');
    expect(planned?.text?.replaceAll(/\s+/g, ' ')).toMatch(
      /asked for another partner.*you wait for another partner/,
    );
    ctx.clock.forward(0.9);
    await leaveDue(ctx);
    expect(await applied(scene, 'luca')).toMatchObject({ state: 'matched' });
    ctx.clock.forward(0.2);
    await leaveDue(ctx);
    expect(await applied(scene, 'luca')).toMatchObject({ state: 'waiting' });
    expect(await applied(scene, 'mei')).toMatchObject({ state: 'waiting' });
  }));

/** The round of Luca and Mei is over. */
const after = (play: (scene: PartnersScene) => Promise<void>): Promise<void> =>
  afterRound(['luca', 'mei'], play);

const stays = async ({ ctx, cast, pair }: PartnersScene, who: CastName): Promise<boolean> =>
  (await partnershipOf(ctx, cast.programme, cast.people[who], pair))!.me.staysInTouch;

const says = async (scene: PartnersScene, who: CastName, text: string): Promise<void> => {
  await answers(scene, 'touch', who, text);
  scene.ctx.clock.forward(2);
  await stayInTouchDue(scene.ctx);
};

test('a no may become a yes, and a yes a no, until the data of the round goes', () =>
  after(async (scene) => {
    const { ctx, round } = scene;
    for (const [text, is] of [
      ['No', false],
      ['Yes', true],
      ['No', false],
    ] as const) {
      await says(scene, 'luca', text);
      expect(await stays(scene, 'luca')).toBe(is);
      ctx.clock.forward(20 * 24);
    }
    const told = await mailed(scene, 'touch-noted');
    const noes = told.filter(({ text }) => /Until\s+Wednesday,\s+1\s+September\s+2027/.test(text));
    expect(noes).toHaveLength(2);
    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() - 3 * 3_600_000).toISOString());
    await says(scene, 'luca', 'Yes');
    expect(await stays(scene, 'luca')).toBe(true);
    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() + 60_000).toISOString());
    await says(scene, 'luca', 'No');
    expect(await stays(scene, 'luca')).toBe(true);
    expect(await mailed(scene, 'stay-in-touch')).toEqual([]);
  }));

test('a no after both said yes takes nothing back, and nobody is told that it does', () =>
  after(async (scene) => {
    const { ctx, cast, pair } = scene;
    await says(scene, 'luca', 'Yes');
    await says(scene, 'mei', 'Yes');
    expect(await mailed(scene, 'stay-in-touch')).toHaveLength(2);
    await says(scene, 'luca', 'No');
    const told = (await mailed(scene, 'touch-noted')).filter((mail) => mail.person_id === cast.people.luca);
    expect(told.filter(({ text }) => text.includes('both said yes already'))).toHaveLength(1);
    const mei = browse(ctx, cast, 'mei');
    const { location } = await mei.post(`/partnership/${pair}/farewell`, { touch: 'no' });
    const page = (await mei.get(location)).text;
    expect(withoutMarkup(page)).toContain('That cannot be taken back.');
    expect(page).not.toContain('value="no"');
    expect(await stays(scene, 'mei')).toBe(true);
  }));
