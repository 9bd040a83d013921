import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { CAST } from '../../../../../test/cast.ts';
import type { CastName } from '../../../../../test/cast.ts';
import { onStage } from '../../../../../test/onStage.ts';
import { json } from '../../../../db/json.ts';
import { addHost, hostsOfAll, removeHost } from '../../../../rooms/programmes/index.ts';
import type { EventKind } from '../../../../rooms/log/index.ts';
import type { Role } from '../../../../rooms/people/index.ts';
import { directors } from '../../../route.ts';
import type { Audience } from '../../../route.ts';
import { routes } from '../../../routes.ts';
import { WAYS } from './index.ts';

/** Where each thing is done that can be undone (or done again by hand, where people do it themselves). */
const DONE_AT: Record<string, EventKind[]> = {
  '/operator/hosts': ['host-added'],
  '/operator/hosts/removal': ['host-removed'],
  '/workbench/programme': ['programme-changed'],
  '/workbench/programme/look': ['look-changed'],
  '/workbench/outbox/:id': ['mail-edited'],
  '/workbench/outbox/pause': ['mail-paused'],
  '/workbench/outbox/resumption': ['mail-resumed'],
  '/workbench/outbox/:id/removal': ['mails-dropped'],
  '/workbench/outbox/:id/hold': ['mails-held'],
  '/workbench/outbox/:id/release': ['mails-released'],
  '/workbench/outbox/:id/return': ['mails-restored'],
  '/workbench/people/invitations': ['volunteer-invited'],
  '/workbench/people/invitations/:id/end': ['invitation-revoked', 'role-granted'],
  '/workbench/people/roles/:id/end': ['role-ended'],
  '/workbench/wording/:kind/:locale': ['wording-changed'],
  '/workbench/topics/:id': ['topic-changed'],
  '/workbench/rounds/:number/topics': ['topic-scheduled'],
  '/workbench/rounds/:number/topics/:topic': ['topic-moved'],
  '/workbench/rounds/:number/topics/:topic/removal': ['topic-unscheduled'],
  '/workbench/rounds/:number/topics/:topic/approval': ['topic-approved', 'topic-disapproved'],
  '/workbench/topics/:id/guests/:guest/approval': ['guest-approved', 'guest-disapproved'],
  '/workbench/glossary/:id/state': ['term-approved', 'term-declined'],
  '/workbench/pages/:page': ['page-changed', 'page-published'],
  '/workbench/pages/:page/removal': ['page-taken-down'],
  '/workbench/discussion/:comment/approval': ['comment-approved'],
  '/workbench/discussion/:comment/hiding': ['comment-hidden'],
  '/workbench/discussion/:comment': ['comment-edited-out'],
  '/workbench/discussion/writers/:person/ban': ['writer-banned'],
  '/workbench/discussion/writers/:person/pardon': ['ban-lifted'],
  '/workbench/discussion/summaries/:topic': ['summary-written'],
  '/workbench/applications/:id/refusal': ['application-declined'],
  '/workbench/applications/:id/reinstatement': ['application-withdrawn'],
  '/workbench/partnerships/:id/end': ['partnership-ended', 'partnership-left'],
  '/workbench/partnerships/:id/concerns/:concern/handling': ['concern-handled'],
  '/workbench/matters/:id/end': ['matter-done'],
  '/workbench/inbox/:id/assignment': ['thread-assigned', 'thread-given-back'],
  '/workbench/inbox/:id/settling': ['thread-closed', 'thread-reopened'],
  '/workbench/inbox/:id/spam': ['thread-spam', 'thread-not-spam'],
  '/workbench/inbox/:id/merging': ['thread-merged'],
  '/workbench/inbox/answers': ['canned-added'],
  '/workbench/inbox/answers/:answer': ['canned-changed'],
  '/workbench/inbox/answers/:answer/removal': ['canned-removed'],
  '/workbench/matching/:number/policy': ['policy-changed'],
  '/workbench/matching/:number/proposals': ['pair-made'],
  '/workbench/matching/:number/proposals/:proposal/parting': ['pair-parted'],
  '/workbench/matching/:number/proposals/:proposal/lock': ['pair-locked'],
  '/workbench/matching/:number/proposals/:proposal/lock/removal': ['pair-unlocked'],
  '/workbench/rounds/:number/dates': ['round-dates-changed'],
  '/workbench/rounds/:number/name': ['round-renamed'],
  '/workbench/rounds/:number/publication': ['round-published', 'round-unpublished'],
  '/workbench/rounds/:number/form/questions': ['question-added'],
  '/workbench/rounds/:number/form/questions/:question': ['question-changed'],
  '/workbench/rounds/:number/form/questions/:question/position': ['question-moved'],
  '/workbench/rounds/:number/form/questions/:question/removal': ['question-removed'],
  '/workbench/rounds/:number/form/steps/:step': ['step-retitled'],
};

/** Done by a command at the machine, and taken back by whoever answers for the mails that follow. */
const DONE_BY_COMMAND: readonly EventKind[] = ['applicants-imported'];

test('whatever can be undone asks the right of doing it', () => {
  const listed = [...Object.values(DONE_AT).flat(), ...DONE_BY_COMMAND];
  for (const kind of DONE_BY_COMMAND) expect(WAYS[kind]?.by, kind).toEqual(directors);
  expect(listed.toSorted()).toEqual(Object.keys(WAYS).toSorted());
  for (const [path, kinds] of Object.entries(DONE_AT)) {
    const route = routes.find((one) => one.method === 'POST' && one.path === path);
    expect(route, path).toBeDefined();
    for (const kind of kinds) expect(WAYS[kind]?.by, kind).toEqual(route?.audience);
  }
});

const mayDo = (member: { role?: Role; operator?: true; name: string }, by: Audience): boolean =>
  typeof by === 'string'
    ? by === 'operator' && member.operator === true
    : by.volunteer.some((role) => role === member.role || (member.operator && role === 'director'));

test('nobody undoes what they may not do, whatever stands in the log', async () => {
  await onStage(async (ctx, cast) => {
    const event = async (kind: string): Promise<number> =>
      (
        await ctx.db
          .insertInto('event')
          .values({
            programme_id: cast.programme,
            at: ctx.clock.now(),
            actor_kind: 'operator',
            actor_id: cast.accounts.olga,
            kind,
            subject_kind: 'nothing',
            subject_id: 999_999,
            data: json({}),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    const others: string[] = [];
    for (const name of Object.keys(CAST) as CastName[]) {
      const browser = browse(ctx, cast, name);
      for (const kind of Object.keys(WAYS) as EventKind[]) {
        if (mayDo(CAST[name], WAYS[kind]!.by)) continue;
        const answer = await browser.post(`/workbench/log/${await event(kind)}/undoing`);
        if (answer.status !== 404) others.push(`${name}: ${kind} → ${answer.status}`);
      }
    }
    expect(others).toEqual([]);
  });
});

test("a director neither undoes the operator's word about host names nor is offered to", async () => {
  await onStage(async (ctx, cast) => {
    const { programme } = cast;
    const actor = { kind: 'operator', id: cast.accounts.olga } as const;
    await addHost(ctx, { programme, actor, host: 'old.example' });
    await removeHost(ctx, { programme, actor, host: 'old.example' });
    await addHost(ctx, { programme, actor, host: 'new.example' });
    const events = await ctx.db
      .selectFrom('event')
      .select(['id', 'kind'])
      .where('kind', 'in', ['host-added', 'host-removed'])
      .orderBy('id', 'desc')
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    for (const { id } of events) {
      expect((await tomas.get('/workbench/log')).text).not.toContain(`/log/${id}/undoing`);
      expect((await tomas.post(`/workbench/log/${id}/undoing`)).status).toBe(404);
    }
    expect((await hostsOfAll(ctx)).get(programme) ?? []).toEqual(['new.example']);
    const olga = browse(ctx, cast, 'olga');
    const removed = events.find(({ kind }) => kind === 'host-removed')!.id;
    expect((await olga.get('/workbench/log')).text).toContain(`/log/${removed}/undoing`);
    expect((await olga.post(`/workbench/log/${removed}/undoing`)).status).toBe(303);
    expect((await hostsOfAll(ctx)).get(programme) ?? []).toEqual(['new.example', 'old.example']);
  });
});
