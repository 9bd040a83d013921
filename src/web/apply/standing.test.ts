import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import type { UnmatchedReason } from '#matching';
import { json } from '../../db/json.ts';
import { applied, stageForm } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { applicationTo, changeState } from '../../rooms/applications/index.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { FORM } from '../../../test/applying.ts';

test('withdrawing takes two clicks and can be taken back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'mei');
    const browser = browse(ctx, cast, 'mei');
    expect((await browser.get('/status')).text).toContain(`/applications/${id}/withdrawal`);
    expect((await browser.get(`/applications/${id}/withdrawal`)).text).toContain('Yes, withdraw');
    await browser.post(`/applications/${id}/withdrawal`);
    expect((await browser.get('/status')).text).toContain('You have withdrawn');
    await browser.post(`/applications/${id}/reinstatement`);
    expect((await browser.get('/status')).text).toContain('Your application is in');
  }));

test('the question whether one is available is answered by its link, and only by its buttons', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'mei');
    ctx.clock.set('2027-02-02T12:00:00Z');
    await ctx.db.updateTable('application').set({ available_asked_at: ctx.clock.now() }).execute();
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.mei,
      purpose: 'available',
      subject: String(id),
    });
    const browser = browse(ctx, cast);
    expect((await browser.get(`/l/${token}`)).text).toContain('Yes, I am available');
    expect((await applicationTo(ctx, cast.programme, round.id, cast.people.mei))?.available_at).toBeNull();
    const said = async (available: 'yes' | 'no'): Promise<string> => {
      const answer = await browser.post(`/l/${token}`, { available });
      return (await browser.get(answer.location)).text;
    };
    expect(await said('no')).toContain('Not this time');
    expect(await said('yes')).toContain('You are in');
    // The mail asked only this question: the answers of the form stay closed.
    expect((await browser.get('/status')).location).toContain('/sign-in');
    expect((await browser.get(`${FORM}/review`)).status).toBe(303);
  }));

test('who waits reads their own reason, what would change it and the next date, and nothing of others’ wishes', () =>
  onOpenRound(async (ctx, cast, round) => {
    await stageForm(ctx, cast.programme, '2027-08-10T09:00', 2);
    const id = await applied(ctx, cast, round, 'mei');
    await changeState(ctx, {
      programme: cast.programme,
      actor: { kind: 'timetable' },
      application: id,
      to: 'waiting',
      reason: 'noCandidate',
    });
    const run = await ctx.db
      .insertInto('match_run')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        number: 1,
        state: 'done',
        policy: json(defaultPolicy()),
        seed: 1,
        asked_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const reasons: UnmatchedReason = {
      id,
      reason: 'noCandidate',
      considered: 40,
      candidates: 0,
      blocks: [
        { rule: 'ownMusts', took: 30, alone: 4 },
        { rule: 'theirMusts', took: 7, alone: 2 },
        { rule: 'ruledOut', took: 1, alone: 1 },
      ],
      relaxation: { kind: 'dropMust', about: 'country', wishes: [], opens: 4 },
    };
    await ctx.db
      .insertInto('unmatched')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        application_id: id,
        run_id: run.id,
        reasons: json(reasons),
      })
      .execute();
    ctx.clock.set('2027-02-12T12:00:00Z');
    const page = await browse(ctx, cast, 'mei').get('/status');
    expect(page.text).toContain('Your own musts left few or no people.');
    expect(page.text).toContain('It would help most to turn your must about the country into a wish.');
    expect(page.text).toContain('You come first');
    expect(page.text).toContain('Tuesday, 10 August');
    await ctx.mailer.queue(ctx, [
      {
        programme: cast.programme,
        kind: 'waiting',
        occasion: `round:${round.id}`,
        person: cast.people.mei,
        data: { application: id },
      },
    ]);
    const mail = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'waiting')
      .executeTakeFirstOrThrow();
    for (const text of [page.text, mail.text]) expect(text).not.toMatch(/ruled|\b(40|30|7)\b people/i);
    expect(mail.text).toContain('Your own musts left few or no people.');
    expect(mail.text).toContain('Tuesday, 10 August');
  }));

test('a status page that is asked for a round that is not there, or not theirs, is that of their newest', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'mei');
    await stageRound(ctx, cast.programme, '2027-06-10T09:00', 2);
    const [mei, luca] = [browse(ctx, cast, 'mei'), browse(ctx, cast, 'luca')];
    for (const asked of ['99', '2', '-1', '1e400', 'x', '', '9'.repeat(400)]) {
      const own = await mei.get(`/status?round=${asked}&lang=en`);
      expect([own.status, own.text.includes(`/applications/${id}/withdrawal`)], asked).toEqual([200, true]);
      const nothing = await luca.get(`/status?round=${asked}&lang=en`);
      expect([nothing.status, nothing.text.includes('<h1')], asked).toEqual([200, true]);
    }
  }));
