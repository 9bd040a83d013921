import type { Actor, Ctx, NotTakenBack, TakeBackEvent } from '../../../rooms/ctx.ts';
import { inboxScopeOf } from '../../../rooms/inbox/index.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { viewerOf } from '../../../rooms/partnerships/index.ts';
import { rolesOf } from '../../../rooms/people/index.ts';
import type { Brought } from '../../brings.ts';
import { isAmong } from '../../request/admit.ts';
import { scopeOf as mattersOf } from '../work/kinds.ts';
import { sightOf } from './sight.ts';

/** Reasons of an act that are passed on unchanged. */
const TOLD = ['left', 'answered', 'last-director'] as const;

const not = (reason: NotTakenBack) => ({ ok: false, reason }) as const;

/** Undoes one event with the actor's present rights, for a page or for an act on several things. Call it in a transaction. */
export const takingBack =
  (brought: Brought): TakeBackEvent =>
  async (ctx, { programme, actor, event: id }) => {
    const who = { ...(await rightsOf(ctx, programme, actor)), brought };
    const event = await undoableEvent(ctx, programme, sightOf(who), id);
    if (!event) return not('gone');
    const way = brought.undoOf(event.kind);
    if (!way) return not('no-way');
    const isOwn = event.by != null && actor.kind === 'person' && event.by === actor.id;
    if (!isAmong(who, way.by) && !(isOwn && way.own && isAmong(who, way.own))) return not('not-theirs');
    if (!event.isWhole) return not('no-way');
    const { grants, viewer, operator } = who;
    const inbox = inboxScopeOf({
      grants,
      operator,
      account: viewer.account,
      person: viewer.person === null ? null : { id: viewer.person },
    });
    const done = await way.undo(ctx, { programme, actor, event }, { inbox, matters: mattersOf(who), viewer });
    if (done.ok) return { ok: true, left: done.left, stayed: done.stayed };
    const reason = TOLD.find((told) => told === done.reason) ?? 'changed';
    return { ok: false, reason, stayed: done.stayed };
  };

/** The actor's roles, and their identity for things that are hidden from some people. */
async function rightsOf(ctx: Ctx, programme: number, actor: Actor) {
  if (actor.kind !== 'person') {
    const operator = actor.kind === 'operator';
    return { grants: [], operator, viewer: { person: null, account: operator ? actor.id : null, operator } };
  }
  const viewer = await viewerOf(ctx, { programme_id: programme, id: actor.id });
  return { grants: await rolesOf(ctx, programme, actor.id), operator: viewer.operator, viewer };
}
