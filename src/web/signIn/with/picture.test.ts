import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import {
  bring,
  goAndCome,
  lastCode,
  library,
  onStage,
  toLoopback,
} from '../../../../test/provider/providerScene.ts';
import type { Scene } from '../../../../test/provider/providerScene.ts';
import type { Browser } from '../../../../test/browse.ts';
import type { CastName } from '../../../../test/cast.ts';
import { changePicture, publicPicture } from '../../../rooms/discussion/index.ts';
import type { Limits } from '../../request/limits.ts';
import { pictureAddress } from './picture.ts';

const square = (background: string, side = 640): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .jpeg()
    .toBuffer();
let red: Buffer;
beforeAll(async () => {
  red = await square('#c00');
});

const zoe = { sub: '4711', name: 'Zoë', email: 'zoe@new.example', email_verified: true };
const FORM = { name: 'Zoë', address: 'zoe@new.example' };

/** A browser with pictures from this machine; the provider has a picture of its person. */
function browser({ browser }: Scene, as?: CastName): Browser {
  library.who = { ...zoe, picture: `${library.settings.issuer}/picture` };
  library.picture = red;
  return browser(as, { door: { outbound: toLoopback } });
}

/** Pictures beside comments: their owners and their content. */
async function pictures({ ctx, cast }: Scene) {
  const rows = await ctx.db
    .selectFrom('commenter')
    .innerJoin('person', 'person.id', 'commenter.person_id')
    .select(['person.address', 'picture_id'])
    .where('picture_id', 'is not', null)
    .execute();
  return Promise.all(
    rows.map(async ({ address, picture_id: id }) => {
      const { kind, bytes } = (await publicPicture(ctx, cast.programme, id!))!;
      return { address, kind, bytes };
    }),
  );
}
const asked = (): boolean => library.asked.includes('/picture');

describe('the first time with a provider that has a picture', () => {
  test('whoever ticks the box has a copy of it beside their comments: small, drawn anew, fetched once', () =>
    onStage(async (scene) => {
      const visitor = browser(scene);
      await goAndCome(visitor, library);
      const page = (await visitor.get('/sign-in/first')).text;
      expect(await htmlFindings(page)).toEqual([]);
      expect(page).toContain('Show my picture from The library beside my comments');
      expect(page).toMatch(/<input type="checkbox"(?![^>]*checked)[^>]*name="picture"/);
      expect(page).not.toContain(library.settings.issuer);
      const done = await visitor.post('/sign-in/first', { ...FORM, picture: 'yes' });
      expect(done).toMatchObject({ status: 303, location: '/p/far-shelves/status' });
      expect(library.asked.filter((path) => path === '/picture')).toHaveLength(1);
      const [picture, ...others] = await pictures(scene);
      expect(others).toEqual([]);
      expect(picture).toMatchObject({ address: 'zoe@new.example', kind: 'image/jpeg' });
      expect(picture!.bytes.includes('Secret place')).toBe(false);
      expect(await sharp(picture!.bytes).metadata()).toMatchObject({ width: 160, height: 160 });
      expect((await visitor.get('/status')).text).toContain('Your picture stands beside your comments now.');
    }));

  test('whoever does not, has none, and nothing is fetched', () =>
    onStage(async (scene) => {
      const visitor = browser(scene);
      await goAndCome(visitor, library);
      await visitor.post('/sign-in/first', FORM);
      expect(visitor.cookies.has('session')).toBe(true);
      expect(await pictures(scene)).toEqual([]);
      expect(asked()).toBe(false);
    }));

  test('where a code is needed it is fetched after that, and the choice comes back with a form', () =>
    onStage(async (scene) => {
      const visitor = browser(scene);
      await goAndCome(visitor, library);
      const again = await visitor.post('/sign-in/first', { ...FORM, address: 'zoe', picture: 'yes' });
      expect(again.text).toMatch(/<input type="checkbox"[^>]*checked/);
      await visitor.post('/sign-in/first', { ...FORM, address: 'z@new.example', picture: 'yes' });
      expect(asked()).toBe(false);
      await visitor.post('/sign-in/code', { code: await lastCode(scene) });
      expect(await pictures(scene)).toMatchObject([{ address: 'z@new.example' }]);
    }));

  test('a picture that somebody has already stays', () =>
    onStage(async (scene) => {
      const { ctx, cast } = scene;
      const own = { bytes: await square('#00c', 20), kind: 'image/jpeg' };
      await changePicture(ctx, { programme: cast.programme, person: cast.people.luca, picture: own });
      const luca = browser(scene);
      await goAndCome(luca, library);
      await luca.post('/sign-in/first', { name: 'Luca', address: 'luca@cast.example', picture: 'yes' });
      await luca.post('/sign-in/code', { code: await lastCode(scene) });
      expect(luca.cookies.has('session')).toBe(true);
      expect(asked()).toBe(false);
      const first = { programme: cast.programme, person: cast.people.luca, onlyFirst: true } as const;
      await changePicture(ctx, { ...first, picture: { bytes: red, kind: 'image/jpeg' } });
      expect((await pictures(scene)).map(({ bytes }) => bytes.equals(own.bytes))).toEqual([true]);
    }));

  test.each([
    ['is not there', null],
    ['is no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['is too large', Buffer.alloc(1_100_000)],
    ['never comes', 'silence' as const],
  ])('one that %s keeps nobody outside; they are told in a sentence', (_, there) =>
    onStage(async (scene) => {
      const visitor = browser(scene);
      library.picture = there;
      await goAndCome(visitor, library);
      const done = await visitor.post('/sign-in/first', { ...FORM, picture: 'yes' });
      expect(done).toMatchObject({ status: 303, location: '/p/far-shelves/status' });
      expect((await visitor.get('/status')).text).toContain('Your picture could not be fetched');
      expect(visitor.cookies.has('session')).toBe(true);
      expect(await pictures(scene)).toEqual([]);
    }),
  );

  test('is fetched by the guarded way alone, and not as often as one likes', () =>
    onStage(async (scene) => {
      browser(scene);
      const guarded = scene.browser();
      await goAndCome(guarded, library);
      await guarded.post('/sign-in/first', { ...FORM, picture: 'yes' });
      expect((await guarded.get('/status')).text).toContain('Your picture could not be fetched');
      expect(asked()).toBe(false);
      const few: Limits = {
        allow: ({ name }) => Promise.resolve(name !== 'sign-in-picture'),
        spent: () => Promise.resolve(0),
      };
      library.who = { ...library.who!, sub: '4712', email: 'other@new.example' };
      const often = scene.browser(undefined, { door: { outbound: toLoopback, limits: few } });
      await goAndCome(often, library);
      await often.post('/sign-in/first', { name: 'Zoë', address: 'other@new.example', picture: 'yes' });
      expect(often.cookies.has('session')).toBe(true);
      expect(asked()).toBe(false);
    }));
});

const linked = async (scene: Scene): Promise<Browser> => {
  const luca = browser(scene, 'luca');
  const page = await luca.post('/me/sign-ins/library');
  await bring(luca, await library.visit((page.headers.get('refresh') ?? '').replace('0; url=', '')));
  return luca;
};

describe('whoever links a provider that has a picture', () => {
  test('may take it over with one click, or not', () =>
    onStage(async (scene) => {
      const luca = await linked(scene);
      const page = (await luca.get('/me')).text;
      expect(await htmlFindings(page)).toEqual([]);
      expect(page).toContain('The library has a picture of you.');
      expect(asked()).toBe(false);
      expect(await luca.post('/me/picture')).toMatchObject({ status: 303, location: '/p/far-shelves/me' });
      expect(await pictures(scene)).toMatchObject([{ address: 'luca@cast.example' }]);
      expect((await luca.get('/me')).text).not.toContain('has a picture of you');
    }));

  test('offers it to nobody else in that browser, and to nobody who has one', () =>
    onStage(async (scene) => {
      const { ctx, cast } = scene;
      const luca = await linked(scene);
      const mei = scene.browser('mei');
      await mei.get('/me');
      luca.cookies.set('session', mei.cookies.get('session')!);
      expect((await luca.get('/me')).text).not.toContain('has a picture of you');
      await luca.post('/me/picture');
      expect(await pictures(scene)).toEqual([]);
      await ctx.db.deleteFrom('sign_in_identity').execute();
      const own = { bytes: red, kind: 'image/jpeg' };
      await changePicture(ctx, { programme: cast.programme, person: cast.people.luca, picture: own });
      expect((await (await linked(scene)).get('/me')).text).not.toContain('has a picture of you');
    }));
});

test('an address of a picture is one that fits and leads to a server', () => {
  expect(pictureAddress('https://pictures.example/a.png')).toBe('https://pictures.example/a.png');
  const long = `https://pictures.example/${'a'.repeat(600)}`;
  for (const bad of [undefined, null, 7, {}, '', 'a.png', 'data:image/png,x', 'javascript:alert(1)', long])
    expect(pictureAddress(bad)).toBeNull();
});
