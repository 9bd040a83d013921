import { applicationsOf, canComeBack } from '../../../rooms/applications/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Incoming } from '../handlers.ts';

/**
 * Asks somebody who withdrew, or who said they are not available, whether they want to come back. False when they cannot, or never left.
 */
export async function askWhetherBack(
  ctx: Ctx,
  incoming: Incoming,
  { programme_id: programme, id: person }: Person,
  occasion: string,
): Promise<boolean> {
  const [application] = await applicationsOf(ctx, programme, person);
  if (!application || !(await canComeBack(ctx, application))) return false;
  const data = { application: application.id };
  const inReplyTo = incoming.message.messageId;
  await ctx.mailer.queue(ctx, [{ programme, kind: 'returning', occasion, person, data, inReplyTo }]);
  return true;
}
