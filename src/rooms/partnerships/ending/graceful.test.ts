import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { CastName } from '../../../../test/cast.ts';
import { answers, letters } from '../../../../test/mail/letterScene.ts';
import { mailed, withPartners, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { mailTo } from '../../../../test/mailTo.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { endRounds, keepDraft, partnershipOf, purgeRounds, stayInTouch, tellEndingSoon } from '../index.ts';

const THREE: CastName[] = ['amina', 'mei', 'luca'];

const atEnd = async ({ ctx, round }: PartnersScene, days = 0): Promise<void> => {
  ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + days * 86_400_000 + 60_000).toISOString());
  await endRounds(ctx);
};

const says = ({ ctx, cast, pair }: PartnersScene, who: CastName, yes: boolean) =>
  stayInTouch(ctx, { programme: cast.programme, person: cast.people[who], partnership: pair, yes });

const seen = async ({ ctx, cast, pair }: PartnersScene, who: CastName): Promise<(string | null)[]> =>
  (await partnershipOf(ctx, cast.programme, cast.people[who], pair))!.partners.map(({ address }) => address);

const told = async (scene: PartnersScene, kind: string, who: CastName): Promise<string> =>
  (await mailed(scene, kind))
    .filter(({ person_id: person }) => person === scene.cast.people[who])
    .map(({ text }) => text.replaceAll(/\s+/g, ' '))
    .join('\n');

test('of three, addresses are given once all have said yes, and to nobody before', () =>
  withPartners(THREE, async (scene) => {
    await atEnd(scene);
    await says(scene, 'amina', true);
    await says(scene, 'mei', true);
    expect(await mailed(scene, 'stay-in-touch')).toEqual([]);
    for (const who of THREE) expect(await seen(scene, who)).toEqual([null, null]);
    expect(await says(scene, 'mei', false)).toEqual({ ok: true, given: false });
    await says(scene, 'mei', true);
    await says(scene, 'luca', true);
    expect(await mailed(scene, 'stay-in-touch')).toHaveLength(6);
    for (const who of THREE) expect(await seen(scene, who)).not.toContain(null);
    expect(await says(scene, 'amina', false)).toEqual({ ok: true, given: true });
  }));

test('at the promised date the yes goes, and the page shows no address any more', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    await atEnd(scene);
    await says(scene, 'amina', true);
    await says(scene, 'mei', true);
    const page = `/partnership/${pair}?lang=en`;
    expect((await browse(ctx, cast, 'amina').get(page)).text).toContain('mei@cast.example');
    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() + 60_000).toISOString());
    for (let tick = 0; tick < 3; tick++) await purgeRounds(ctx);
    expect(await seen(scene, 'amina')).toEqual([null]);
    const after = (await browse(ctx, cast, 'amina').get(page)).text;
    expect(after).not.toContain('mei@cast.example');
    expect(withoutMarkup(after)).toContain('were kept until');
  }));

test('a week before the end a last topic stands on the page and in a mail, whose answer goes to the partner', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    const page = async () =>
      withoutMarkup((await browse(ctx, cast, 'mei').get(`/partnership/${pair}?lang=en`)).text);
    expect(await page()).not.toContain('A last topic');
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() - 6 * 86_400_000).toISOString());
    await tellEndingSoon(ctx);
    expect(await page()).toContain('A last topic');
    const { replyTo } = await mailTo(ctx, 'mei@cast.example');
    expect(replyTo).toMatch(/letter\./);
    await answers(scene, 'mei', 'Thank you for the autumn pictures');
    expect((await letters(scene)).map(({ body }) => body)).toEqual(['Thank you for the autumn pictures']);
    await atEnd(scene);
    expect(await page()).not.toContain('A last topic');
  }));

test('the farewell thanks for letters only whoever wrote one', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'mei', 'Hello from Chengdu');
    const own = { programme: cast.programme, person: cast.people.amina, partnership: pair };
    await keepDraft(ctx, { ...own, body: 'Never sent', from: { seen: null, keep: [] } });
    await atEnd(scene);
    expect(await told(scene, 'farewell', 'mei')).toContain('and for every letter');
    expect(await told(scene, 'farewell', 'amina')).not.toContain('chaque lettre');
  }));

test('a letter by mail after the end is not passed on, and its writer hears kindly what is left to say and until when', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, round } = scene;
    await atEnd(scene, 3);
    await answers(scene, 'mei', 'One more thing');
    expect(await letters(scene)).toEqual([]);
    expect(await told(scene, 'letter-trouble', 'mei')).toMatch(
      /stay in touch\? Say so on your page until .+ 2027/,
    );
    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() + 60_000).toISOString());
    await answers(scene, 'mei', 'And another');
    const all = await told(scene, 'letter-trouble', 'mei');
    expect(all.match(/stay in touch\?/g)).toHaveLength(1);
  }));
