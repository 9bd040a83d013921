import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import { stageRound } from '../../../../../test/cast.ts';
import { countQueries } from '../../../../../test/countQueries.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { propose } from '../../../../../test/proposalsOf.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import {
  foreseeConfirmLinks,
  foreseeConfirming,
  foreseeLeaving,
  mailConfirmLink,
} from '../../../../rooms/applications/index.ts';
import { bulk } from '../../../../rooms/applications/bulk.ts';
import { STATES } from '../../../../rooms/applications/rules.ts';
import { foreseeMoves, moveToRound } from '../../../../rooms/pairing/index.ts';

const NOBODY = 999_999;

test('what is foreseen of an act on several is what it then does, in each state, and whatever else speaks against it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    const [own, other] = [await applied(ctx, cast, round, 'luca'), await applied(ctx, cast, round, 'mei')];
    const later = await stageRound(ctx, programme, '2027-12-01T09:00', 2);
    const taking = { programme, applications: [own, other, NOBODY] };
    const acts = {
      confirm: {
        foresee: () => foreseeConfirming(ctx, taking),
        act: (id: number) => bulk['applications-confirmed'].act(ctx, { programme, actor, id, said: {} }),
      },
      remind: {
        foresee: () => foreseeConfirmLinks(ctx, taking),
        act: (application: number) => mailConfirmLink(ctx, { programme, application }),
      },
      move: {
        foresee: () => foreseeMoves(ctx, { ...taking, round: later.id }),
        act: (application: number) => moveToRound(ctx, { programme, actor, application, round: later.id }),
      },
      withdraw: {
        foresee: () => foreseeLeaving(ctx, taking, 'withdrawn'),
        act: (id: number) => bulk['applications-withdrawn'].act(ctx, { programme, actor, id, said: {} }),
      },
      decline: {
        foresee: () => foreseeLeaving(ctx, taking, 'declined'),
        act: (id: number) =>
          bulk['applications-declined'].act(ctx, { programme, actor, id, said: { text: 'No room' } }),
      },
    };
    const seen = new Set<string>();
    /** Compares both for the two applications, Luca's in the given state, and for an application that does not exist. */
    const same = async (state: string) => {
      for (const [name, { foresee, act }] of Object.entries(acts)) {
        await ctx.db
          .updateTable('application')
          .set({ state: 'submitted', round_id: round.id, waiting_reason: null })
          .where('id', 'in', [own, other])
          .execute();
        await ctx.db
          .updateTable('application')
          .set({ state, waiting_reason: state === 'waiting' ? 'noCandidate' : null })
          .where('id', '=', own)
          .execute();
        const before = await foresee();
        const refused: Record<string, number> = {};
        for (const application of taking.applications) {
          const done = await act(application);
          if (done.ok) continue;
          seen.add(`${name} ${done.reason}`);
          refused[done.reason] = (refused[done.reason] ?? 0) + 1;
        }
        expect([name, state, Object.fromEntries(before)]).toEqual([name, state, refused]);
      }
    };
    for (const state of STATES) await same(state);
    const consent = ctx.db.updateTable('consent').where('person_id', '=', people.luca);
    await consent.set({ withdrawn_at: ctx.clock.now() }).where('kind', '=', 'adult').execute();
    await same('submitted');
    await consent.set({ withdrawn_at: null }).execute();
    await consent.set({ version: 7 }).where('kind', '=', 'privacy').execute();
    await same('submitted');
    await consent.set({ version: 1 }).where('kind', '=', 'privacy').execute();
    await propose(ctx, { programme, round: round.id }, [own]);
    await same('confirmed');
    await ctx.db.deleteFrom('proposal_member').execute();
    const there = { programme_id: programme, round_id: later.id, person_id: people.luca, state: 'draft' };
    const at = ctx.clock.now();
    await ctx.db
      .insertInto('application')
      .values(Object.assign(there, { created_at: at, state_at: at }))
      .execute();
    await same('waiting');
    ctx.clock.set('2027-02-09T12:00:00Z');
    await same('submitted');
    ctx.clock.set('2028-12-01T12:00:00Z');
    await same('submitted');
    expect([...seen].toSorted()).toEqual([
      'confirm closed',
      'confirm consents',
      'confirm state',
      'decline matched',
      'decline state',
      'move closed',
      'move proposed',
      'move state',
      'move there',
      'remind state',
      'withdraw matched',
      'withdraw state',
    ]);
  }));

test('the page that asks says to how many it can be done, and why not to the others; where it can be done to all, nothing of that', () =>
  onOpenRound(async (ctx, cast, round) => {
    const ids: number[] = [];
    for (const who of ['amina', 'luca', 'mei', 'nils'] as const)
      ids.push(await applied(ctx, cast, round, who));
    const set = (state: string, of: number[]) =>
      ctx.db.updateTable('application').set({ state }).where('id', 'in', of).execute();
    await set('submitted', ids);
    await ctx.db.deleteFrom('consent').where('person_id', '=', cast.people.luca).execute();
    await set('draft', ids.slice(2));
    const tomas = browse(ctx, cast, 'tomas');
    const ask = async (act: string, chosen: number[], lang = 'en') => {
      const { status, text } = await tomas.get(
        `/workbench/lists/applications/several?act=${act}&query=round%3D1&chosen=${chosen.join(',')}&lang=${lang}`,
      );
      expect(status).toBe(200);
      return withoutMarkup(text).replaceAll(/\s+/g, ' ');
    };
    const nowhere = await ask('move-on', ids);
    expect(nowhere).toContain('There is no later round yet that takes applications.');
    expect(nowhere).not.toMatch(/gets a mail|taken back|left as they are/);
    const confirm = await ask('confirm', ids);
    expect(confirm).toContain('Confirm 4 applications?');
    // With a single application the page does not speak of others.
    expect(confirm).toContain('the others are done all the same');
    expect(await ask('confirm', ids.slice(0, 1))).not.toContain('the others');
    expect(confirm).toContain('It can be done to one of them; 3 would be left as they are:');
    expect(confirm).toMatch(
      /2: It is not sent in yet, or needs no confirmation any more: nothing is left to do\./,
    );
    expect(confirm).toMatch(/1: This person has not yet agreed/);
    expect(await ask('remind-to-confirm', ids)).toContain(
      'It can be done to 2 of them; 2 would be left as they are:',
    );
    await stageRound(ctx, cast.programme, '2027-12-01T09:00', 2);
    const move = await ask('move-on', ids.slice(1));
    expect(move).toContain('It can be done to one of them; 2 would be left as they are:');
    expect(move).toContain('2: Only an application that was sent in and has no partner can move.');
    // If nothing can be done, the page asks nothing and promises no mail.
    const none = await ask('confirm', ids.slice(2));
    expect(none).toContain('It can be done to none of them;');
    expect(none).toContain('Back to the list');
    expect(none).not.toMatch(/gets a mail|taken back|at most|Confirm by hand/);
    for (const act of ['confirm', 'remind-to-confirm', 'move-on'])
      expect(await ask(act, ids.slice(0, 1))).not.toContain('It can be done');
    // A confirmed application is not counted again, and its person not told again.
    await set('confirmed', ids.slice(3));
    expect(await ask('confirm', ids.slice(3))).toContain('It can be done to none of them;');
    expect(await ask('confirm', ids, 'es')).toContain('Se puede hacer con uno; 3 quedarían como están:');
    const { counted, asked } = countQueries(ctx.db);
    await foreseeConfirming({ ...ctx, db: counted }, { programme: cast.programme, applications: ids });
    expect(asked()).toBe(1);
  }));

test('the page that asks says of whom a withdrawal or a decline could not be taken back, and promises no more than of the others', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const [own, other] = [await applied(ctx, cast, round, 'luca'), await applied(ctx, cast, round, 'mei')];
    const asked = async (act: string) => {
      const query = new URLSearchParams({ act, chosen: `${own},${other}`, query: 'round=1', lang: 'en' });
      const { text } = await browse(ctx, cast, 'tomas').get(`/workbench/lists/applications/several?${query}`);
      return withoutMarkup(text);
    };
    const ALL = 'All of it can be taken back at once';
    expect(await asked('decline')).toContain(ALL);
    expect(await asked('decline')).not.toContain('proposal');
    await propose(ctx, { programme, round: round.id }, [own, other]);
    for (const act of ['decline', 'withdraw'])
      expect(await asked(act)).toContain('2 of them are in proposals: these go, and are not made again');
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: programme, round_id: round.id, at: ctx.clock.now(), by: people.tomas })
      .execute();
    await ctx.db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'noCandidate' })
      .where('id', '=', own)
      .execute();
    for (const act of ['decline', 'withdraw']) {
      const page = await asked(act);
      expect(page).toContain('For one of them it could not be taken back: 1: It is too late');
      expect(page).toContain('The rest can be taken back at once');
      expect(page).not.toContain(ALL);
    }
  }));
