import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import type { CastName } from '../../../test/cast.ts';
import { ENDS } from '../../../test/links/linkScene.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { stagePartnership, withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { forgetCodes, grantRole, linkToken, ownData } from '../../rooms/people/index.ts';

const tokenOf = ({ ctx, cast, pair }: PartnersScene, who: CastName = 'mei'): Promise<string> =>
  linkToken(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    purpose: 'partnership',
    subject: String(pair),
  });

/** A browser in which the button of the link in a letter to Mei was pressed. */
async function byLink(scene: PartnersScene, as?: CastName): Promise<Browser> {
  const browser = browse(scene.ctx, scene.cast, as);
  await browser.post(`/l/${await tokenOf(scene)}`);
  return browser;
}

const rows = ({ ctx }: PartnersScene) => ctx.db.selectFrom('link_session').select('id').execute();

test('who came by the link in a letter reads and answers it, and is told how far that reaches', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { pair, ctx, cast } = scene;
    const next = await stageRound(ctx, cast.programme, undefined, 2);
    await stagePartnership(ctx, cast.programme, next.id, [cast.people.mei, cast.people.luca]);
    const mei = await byLink(scene);
    const page = (await mei.get(`/partnership/${pair}`)).text;
    expect(page).toContain('Amina Diallo');
    expect(page).toContain('This browser shows this page, and nothing else of yours');
    // The link in this letter shows nothing of another partnership.
    expect(page).not.toContain('Luca Ferri');
    expect(page).not.toMatch(/href="[^"]*\/(me|status|partnership)"/);
    await mei.post(`/partnership/${pair}/letters`, { body: 'Ni hao', form_key: 'k' });
    expect((await mei.get(`/partnership/${pair}`)).text).toContain('Ni hao');
    const home = (await mei.get('/')).text;
    expect(home).toContain(`/partnership/${pair}"`);
    expect(home).toContain('>Sign in</a>');
    for (const path of ['/me', '/partnership', '/status']) {
      const { location } = await mei.get(path);
      expect(location).toBe(`/p/far-shelves/sign-in?next=${encodeURIComponent(`/p/far-shelves${path}`)}`);
      expect((await mei.get(location)).text).toContain('For the rest we mail you a code');
    }
    expect((await browse(ctx, cast).get('/sign-in')).text).not.toContain('For the rest we mail you a code');
  }));

test('a code takes the place of what the link opened', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const mei = await byLink(scene);
    await mei.post('/sign-in', { address: 'mei@cast.example' });
    await mei.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect((await mei.get('/me')).status).toBe(200);
    expect(await rows(scene)).toEqual([]);
    expect((await mei.get('/partnership')).text).not.toContain('This browser shows this page');
  }));

test('signing out on the page ends it, and so does the list on one’s own page, but nobody else’s', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const [one, two] = [await byLink(scene), await byLink(scene)];
    expect((await one.post('/sign-out')).location).toBe('/p/far-shelves');
    expect((await one.get(`/partnership/${pair}`)).location).toContain('/sign-in');
    const [{ id } = { id: 0 }] = await rows(scene);
    const [mei, luca] = [browse(ctx, cast, 'mei'), browse(ctx, cast, 'luca')];
    const page = (await mei.get('/me')).text;
    expect(page).toContain('Opened by the link in a mail');
    const data = await ownData(ctx, cast.programme, cast.people.mei);
    expect(data['openedByLinks']).toMatchObject([{ mailAbout: 'partnership' }]);
    expect((await luca.get('/me')).text).not.toContain('Opened by the link in a mail');
    await luca.post(`/me/by-link/${id}/end`);
    expect(await rows(scene)).toHaveLength(1);
    await mei.post(`/me/by-link/${id}/end`);
    expect((await two.get(`/partnership/${pair}`)).location).toContain('/sign-in');
  }));

test.each(Object.entries(ENDS))('it ends with %s', (_, end) =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const mei = await byLink(scene);
    await end({ ...scene, programme: cast.programme, mei: cast.people.mei });
    expect((await mei.get(`/partnership/${pair}`)).location).toContain('/sign-in');
    expect((await mei.post(`/partnership/${pair}/letters`, { body: 'Late' })).status).toBe(403);
    expect(await ctx.db.selectFrom('letter').select('id').execute()).toEqual([]);
  }),
);

test('it lasts seven days, and no longer than its link; then nothing of it is kept', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, pair } = scene;
    const mei = await byLink(scene);
    const stands = async (): Promise<boolean> => (await mei.get(`/partnership/${pair}`)).status === 200;
    ctx.clock.forward(7 * 24 - 0.1);
    expect(await stands()).toBe(true);
    ctx.clock.forward(0.2);
    expect(await stands()).toBe(false);
    await forgetCodes(ctx);
    expect(await rows(scene)).toEqual([]);
    ctx.clock.forward((365 - 8) * 24);
    const late = await byLink(scene);
    expect((await late.get(`/partnership/${pair}`)).status).toBe(200);
    ctx.clock.forward(24.1);
    expect((await late.get(`/partnership/${pair}`)).status).toBe(303);
  }));

test('pressing the button again in the same browser opens nothing new, and it takes the place of another’s session', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const shared = await byLink(scene, 'luca');
    expect(await ctx.db.selectFrom('session').select('id').execute()).toEqual([]);
    expect((await shared.post(`/l/${await tokenOf(scene)}`)).location).toBe(
      `/p/${cast.slug}/partnership/${pair}`,
    );
    expect(await rows(scene)).toHaveLength(1);
    expect((await shared.get('/me')).status).toBe(303);
  }));

test('who is given a role meanwhile enters a code like everybody who holds one', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const mei = await byLink(scene);
    const granted = { programme: cast.programme, person: cast.people.mei, role: 'moderator' } as const;
    await grantRole(ctx, { ...granted, actor: { kind: 'command' }, country: null });
    expect((await mei.get(`/partnership/${pair}`)).location).toContain('/sign-in?next=');
  }));

test('a letter’s link opens nothing for an address that is a volunteer’s in another programme, before it ever joined the account', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const other = await stage(ctx, 'elsewhere');
    await ctx.db
      .updateTable('person')
      .set({ account_id: null })
      .where('programme_id', '=', cast.programme)
      .where('id', '=', cast.people.mei)
      .execute();
    const actor = { kind: 'command' } as const;
    const granted = { programme: other.programme, person: other.people.mei, role: 'director' } as const;
    await grantRole(ctx, { ...granted, actor, country: null });
    for (const account_id of [cast.accounts.mei, null]) {
      await ctx.db
        .updateTable('person')
        .set({ account_id })
        .where('programme_id', '=', other.programme)
        .where('id', '=', other.people.mei)
        .execute();
      const visitor = browse(ctx, cast);
      expect((await visitor.post(`/l/${await tokenOf(scene)}`)).location).toContain('/sign-in?next=');
      expect([...visitor.cookies.keys()]).toEqual([]);
    }
    const mei = await ctx.db
      .selectFrom('person')
      .select('account_id')
      .where('id', '=', cast.people.mei)
      .executeTakeFirstOrThrow();
    expect(mei.account_id).toBeNull();
    const olga = await stagePartnership(ctx, cast.programme, scene.round.id, [
      cast.people.olga,
      cast.people.luca,
    ]);
    const visitor = browse(ctx, cast);
    await visitor.post(`/l/${await tokenOf({ ...scene, pair: olga }, 'olga')}`);
    expect([...visitor.cookies.keys()]).toEqual([]);
  }));
