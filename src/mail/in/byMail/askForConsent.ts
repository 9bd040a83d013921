import type { Ctx } from '../../../rooms/ctx.ts';
import type { WrittenProblem } from '../../../rooms/applications/index.ts';
import { currentLegal } from '../../../rooms/people/index.ts';
import type { Incoming } from '../handlers.ts';
import { continueConversation } from './continueConversation.ts';

/**
 * Mails the texts in force and asks whether the person agrees. The mail notes which versions it asked about, and says which answers could
 * not be read (`unread`).
 */
export async function askForConsent(
  ctx: Ctx,
  incoming: Incoming,
  who: { programme: number; person: number; application: number; unread?: readonly WrittenProblem[] },
): Promise<void> {
  const { programme, person, application, unread = [] } = who;
  const { conduct, privacy } = await currentLegal(ctx, programme);
  await continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'application-consents',
    data: {
      application,
      conduct: conduct.version,
      privacy: privacy.version,
      ...(unread.length > 0 ? { unread } : {}),
    },
  });
}

/** Whether the texts that somebody was last asked about by mail are still those in force. */
export async function wasAskedAboutPresent(
  ctx: Ctx,
  who: { programme: number; person: number; application: number },
): Promise<boolean> {
  const asked = await ctx.db
    .selectFrom('outbox')
    .select('data')
    .where('programme_id', '=', who.programme)
    .where('person_id', '=', who.person)
    .where('kind', '=', 'application-consents')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { conduct, privacy } = await currentLegal(ctx, who.programme);
  const about = asked && ctx.mailer.read('application-consents', asked.data);
  return (
    about?.application === who.application &&
    about.conduct === conduct.version &&
    about.privacy === privacy.version
  );
}
