import { expect, test } from 'vitest';
import { tick } from '../../src/jobs/timetable.ts';
import {
  concerned,
  mayReadConcern,
  partnershipOf,
  raiseConcern,
  readersOf,
} from '../../src/rooms/partnerships/index.ts';
import { erasePerson } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import { CAST } from '../cast.ts';
import type { CastName } from '../cast.ts';
import { withPartners } from '../partners.ts';
import { WORDS, holds, raiseAbout } from './concernScene.ts';
import { NAMES, ends, reading, told } from './reading.ts';

test.each<[CastName[], CastName[]]>([
  [
    ['amina', 'mei'],
    ['tomas', 'ines'],
  ],
  [['amina', 'tomas'], ['ines']],
  [['amina', 'ines'], ['tomas']],
  [['amina', 'tomas', 'ines'], ['olga']],
  [
    ['amina', 'olga'],
    ['tomas', 'ines'],
  ],
])(
  'of %j only %j read what Amina tells, hear of it by mail, and are named to her before',
  async (partners, readers) => {
    await withPartners(partners, async (scene) => {
      const { ctx, cast, pair } = scene;
      const page = (await browse(ctx, cast, 'amina').get(`/partnership/${pair}/concern?lang=en`)).text;
      const named = NAMES.filter((who) =>
        page.slice(page.indexOf('id="readers"')).includes(`<bdi>${CAST[who].name}`),
      );
      expect(named.filter((who) => !partners.includes(who))).toEqual(readers);
      expect(page.includes('Only these people read it')).toBe(!readers.includes('olga'));
      const concern = await raiseAbout(scene);
      expect(await reading(scene, concern)).toEqual(readers);
      expect(await told(scene)).toEqual(readers);
    });
  },
);

test('who is named to the reporter is who may read it, whoever holds which role', async () => {
  await withPartners(['amina', 'tomas', 'bao'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await holds(scene, 'bao', 'safeguarding');
    await holds(scene, 'mei', 'director');
    await holds(scene, 'mei', 'safeguarding');
    for (const about of [undefined, 'tomas', 'bao'] as const) {
      const concern = await raiseConcern(ctx, {
        programme: cast.programme,
        person: cast.people.amina,
        partnership: pair,
        body: `About ${about}`,
        exit: 'stay',
        ...(about ? { about: [cast.people[about]] } : {}),
      });
      if (!concern.ok) throw new Error(concern.reason);
      const own = (await partnershipOf(ctx, cast.programme, cast.people.amina, pair))!;
      const readers = await readersOf(ctx, cast.programme, {
        by: cast.people.amina,
        about: concerned(own, about ? [cast.people[about]] : []),
      });
      const named = readers.volunteers.map(({ person }) => NAMES.find((who) => cast.people[who] === person)!);
      expect((await reading(scene, concern.concern)).toSorted()).toEqual(named.toSorted());
    }
  });
});

test('of a trio the reporter may say whom it is about, and sees who else reads it then', async () => {
  await withPartners(['amina', 'tomas', 'ines'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const amina = browse(ctx, cast, 'amina');
    const page = (await amina.get(`/partnership/${pair}/concern?lang=en`)).text;
    expect(page).toContain('Whom is it about?');
    expect(page.replaceAll(/<\/?bdi>/g, '')).toContain('Then Inês Prado reads it too.');
    // Therefore the page must not say that neither of them ever reads it.
    expect(page).toContain('Whoever it is about never learns what you write here');
    const sent = await amina.post(`/partnership/${pair}/concern`, {
      body: WORDS.told,
      exit: 'stay',
      about: String(cast.people.tomas),
    });
    expect(sent.status).toBe(303);
    const { id } = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    expect(await reading(scene, id)).toEqual(['ines']);
    // If the form names somebody who is not her partner, the concern is about both, to be safe.
    await amina.post(`/partnership/${pair}/concern`, {
      body: `${WORDS.told} again`,
      exit: 'stay',
      about: String(cast.people.mei),
    });
    const last = await ctx.db
      .selectFrom('concern')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(await reading(scene, last.id)).toEqual(['olga']);
  });
});

test('whoever it is about never reads it, whatever becomes of roles and pairs; who takes a role later does, and hears of it', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const concern = await raiseAbout(scene);
    await holds(scene, 'mei', 'director');
    await holds(scene, 'mei', 'safeguarding');
    await holds(scene, 'luca', 'safeguarding');
    await tick(ctx);
    expect(await reading(scene, concern)).toEqual(['luca', 'tomas', 'ines']);
    expect(await told(scene)).toEqual(['luca', 'tomas', 'ines']);
    await ctx.db.updateTable('membership').set({ left_at: ctx.clock.now() }).execute();
    expect(await reading(scene, concern)).toEqual(['luca', 'tomas', 'ines']);
    // When no other reader is left, the concern goes to the operator, who is told once.
    for (const who of ['luca', 'tomas', 'ines'] as const) await ends(scene, who);
    await tick(ctx);
    await tick(ctx);
    expect(await reading(scene, concern)).toEqual(['olga']);
    expect((await told(scene)).includes('olga')).toBe(true);
    // Mei leaves for good and comes back as a new person with the same account.
    await ctx.db
      .insertInto('operator')
      .values({ account_id: cast.accounts.mei, since: ctx.clock.now() })
      .execute();
    await erasePerson(ctx, {
      programme: cast.programme,
      actor: { kind: 'command' },
      person: cast.people.mei,
    });
    const back = { person: null, account: cast.accounts.mei, operator: true };
    expect(await mayReadConcern(ctx, cast.programme, back, concern)).toBe(false);
  });
});

test('the operator finds it on her page; one who is the partner does not, and another hears of it', async () => {
  await withPartners(['amina', 'tomas', 'ines'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const olga = browse(ctx, cast, 'olga');
    expect((await olga.site.get('/operator?lang=en')).text).not.toContain('concern');
    const concern = await raiseAbout(scene);
    const page = (await olga.site.get('/operator?lang=en')).text;
    expect(page).toContain('only you may read it');
    const link = `/p/far-shelves/workbench/partnerships/${pair}`;
    expect(page).toContain(`${link}#concern-${concern}`);
    expect((await olga.site.get(link)).text).toContain(WORDS.told);
    expect((await olga.get('/workbench?lang=en')).text).toContain('Somebody says that something is wrong');
  });
  await withPartners(['amina', 'olga', 'tomas', 'ines'], async (scene) => {
    const { ctx, cast } = scene;
    const operator = { account_id: cast.accounts.nils, since: ctx.clock.now() };
    await ctx.db.insertInto('operator').values(operator).execute();
    const concern = await raiseAbout(scene);
    expect(await told(scene)).toEqual(['nils']);
    expect(await reading(scene, concern)).toEqual([]);
    const nils = { person: cast.people.nils, account: cast.accounts.nils, operator: true };
    expect(await mayReadConcern(ctx, cast.programme, nils, concern)).toBe(true);
    expect((await browse(ctx, cast, 'olga').site.get('/operator?lang=en')).text).not.toContain('concern');
  });
});
