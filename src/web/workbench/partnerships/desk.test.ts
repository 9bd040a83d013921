import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { leavePartnership, raiseConcern, writeLetter } from '../../../rooms/partnerships/index.ts';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  pair: number;
}

async function onStage(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: programme,
        person_id: people.bao,
        role: 'matcher',
        granted_at: ctx.clock.now(),
      })
      .execute();
    const round = await stageRound(ctx, programme);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const pair = await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
    await stagePartnership(ctx, programme, round.id, [people.luca, people.nils]);
    await writeLetter(ctx, {
      programme,
      person: people.amina,
      partnership: pair,
      body: 'Only for Mei',
      formKey: 'k',
    });
    await raiseConcern(ctx, {
      programme,
      person: people.mei,
      partnership: pair,
      body: 'A <b>worry</b>',
      exit: 'stay',
    });
    await play({ ctx, cast, pair });
  });
}

test('coordinators see who writes to whom and when last, and never a word of a letter or an address', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['tomas', 'bao', 'ines', 'olga'] as const) {
      const desk = browse(ctx, cast, who);
      const pages = [
        await desk.get('/workbench/partnerships?lang=en'),
        await desk.get(`/workbench/partnerships/${pair}`),
      ];
      for (const page of pages) {
        expect(page.status, who).toBe(200);
        expect(page.text).toContain('Amina Diallo');
        expect(page.text).toMatch(/Friday,? 12 February/);
        expect(page.text).not.toMatch(/Only for Mei|@cast\.example/);
      }
    }
  });
});

test('ambassadors and participants do not find the partnerships', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['ngozi', 'elif', 'amina', 'nils'] as const) {
      const browser = browse(ctx, cast, who);
      for (const path of ['/workbench/partnerships', `/workbench/partnerships/${pair}`])
        expect((await browser.get(path)).status, `${who} ${path}`).toBe(404);
      expect((await browser.post(`/workbench/partnerships/${pair}/end`)).status).toBe(404);
    }
  });
});

test('what a concern says is read by safeguarding and directors only, escaped', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['tomas', 'ines'] as const)
      expect((await browse(ctx, cast, who).get(`/workbench/partnerships/${pair}`)).text).toContain(
        'A &lt;b>worry&lt;/b>',
      );
    const matcher = browse(ctx, cast, 'bao');
    const page = await matcher.get(`/workbench/partnerships/${pair}?lang=en`);
    expect(page.text).not.toMatch(/worry|concern/);
    const { id } = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    const handling = `/workbench/partnerships/${pair}/concerns/${id}/handling`;
    expect((await matcher.post(handling, { handled: 'yes' })).status).toBe(404);
    const ines = browse(ctx, cast, 'ines');
    expect((await ines.post(`/workbench/partnerships/${pair + 1}/concerns/${id}/handling`)).status).toBe(404);
    expect((await ines.post(handling, { handled: 'yes' })).status).toBe(303);
    const open = await ctx.db
      .selectFrom('matter')
      .select('id')
      .where('kind', '=', 'concern')
      .where('closed_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
    expect((await ines.get(`/workbench/partnerships/${pair}`)).text).toContain('Open it again');
  });
});

test('the list filters: no letter yet, ended early, with an open concern', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const names = async (shown: string): Promise<string[]> => {
      const { text } = await tomas.get(`/workbench/partnerships?shown=${shown}`);
      return ['Amina Diallo', 'Luca Ferri'].filter((name) => text.includes(name));
    };
    expect(await names('all')).toEqual(['Amina Diallo', 'Luca Ferri']);
    expect(await names('silent')).toEqual(['Luca Ferri']);
    expect(await names('concern')).toEqual(['Amina Diallo']);
    expect(await names('ended-early')).toEqual([]);
    await leavePartnership(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.mei },
      person: cast.people.mei,
      partnership: pair,
      reason: 'Too much <i>work</i>',
      another: false,
    });
    expect(await names('ended-early')).toEqual(['Amina Diallo']);
    const one = (await tomas.get(`/workbench/partnerships/${pair}`)).text;
    expect(one).toContain('Too much &lt;i>work&lt;/i>');
    expect(one).toContain('/workbench/matching/1');
    // Amina was left, and did not leave.
    const said = withoutMarkup((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text);
    expect(said.match(/left on/g)).toHaveLength(1);
    expect(said).toContain('China: no letter, left on');
  });
});

test('a volunteer ends a partnership from its page and undoes it from the log', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const ended = await tomas.post(`/workbench/partnerships/${pair}/end`, {
      another: String(cast.people.mei),
    });
    expect(ended.status).toBe(303);
    const state = async (): Promise<string> =>
      (
        await ctx.db
          .selectFrom('partnership')
          .select('state')
          .where('id', '=', pair)
          .executeTakeFirstOrThrow()
      ).state;
    expect(await state()).toBe('ended');
    expect((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text).not.toContain('left on');
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'partnership-ended')
      .executeTakeFirstOrThrow();
    expect((await tomas.post(`/workbench/log/${id}/undoing`)).status).toBe(303);
    expect(await state()).toBe('active');
  });
});

test.each(['en', 'es', 'fr', 'ar'])('the desk renders in %s', async (lang) => {
  await onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    for (const path of ['/workbench/partnerships', `/workbench/partnerships/${pair}`]) {
      const page = await tomas.get(`${path}?lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/>partnerships\.[a-z]|\{[a-z]+[,}]/);
    }
  });
});

test('a concern stands on the work list of safeguarding and directors, and leads to its partnership', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    const leads = `/workbench/partnerships/${pair}"`;
    for (const [who, sees] of [
      ['ines', true],
      ['tomas', true],
      ['bao', false],
      ['ngozi', false],
    ] as const)
      expect((await browse(ctx, cast, who).get('/workbench?lang=en')).text.includes(leads), who).toBe(sees);
  });
});

test('who is published but not told yet is not called introduced', async () => {
  await onStage(async ({ ctx, cast }) => {
    const state = async (path: string): Promise<string> =>
      withoutMarkup((await browse(ctx, cast, 'olga').get(path)).text).replaceAll(/\s+/g, ' ');
    const { id: other } = await ctx.db
      .selectFrom('partnership')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const pages = ['/workbench/partnerships?round=1&lang=en', `/workbench/partnerships/${other}?lang=en`];
    const told = 'Published, not told yet';
    for (const path of pages) expect(await state(path), path).not.toContain(told);
    await ctx.db
      .updateTable('round_date')
      .set({ due_at: new Date('2027-02-14T09:00:00Z') })
      .where('kind', '=', 'introduces')
      .execute();
    for (const path of pages) expect(await state(path), path).toContain(told);
    expect(await state(pages[1]!)).toContain('14 February');
  });
});
