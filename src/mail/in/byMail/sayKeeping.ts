import { keepAnswers, keepNoAnswers } from '../../../rooms/applications/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { continueConversation } from './continueConversation.ts';
import type { Incoming } from '../handlers.ts';

/** Keeps somebody's answers for the next round, or stops keeping them, as they asked, and mails them the result. */
export async function sayKeeping(
  ctx: Ctx,
  incoming: Incoming,
  { keep, ...who }: { programme: number; person: number; application: number; keep: boolean },
): Promise<void> {
  const { programme, person, application } = who;
  const actor = { kind: 'person', id: person } as const;
  if (!keep) await keepNoAnswers(ctx, { programme, actor, person });
  const isKept = keep && (await keepAnswers(ctx, { ...who, actor })).ok;
  const outcome = isKept ? 'kept' : keep ? 'gone' : 'not';
  await continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'answers-kept',
    data: { application, outcome },
  });
}
