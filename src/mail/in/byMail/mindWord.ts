import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import type { Incoming } from '../handlers.ts';
import { toInbox } from '../handlers/inbox.ts';
import { obeyCommand } from './obeyCommand.ts';

/**
 * Obeys a command word in a mail that would otherwise appear in public: such a mail is for us, and not for everybody to read. Null when
 * there is none. Only those who look after safety read what comes with WRONG.
 */
export async function mindWord(ctx: Ctx, incoming: Incoming, target: Target): Promise<Outcome | null> {
  const obeyed = await obeyCommand(ctx, incoming, target);
  if (obeyed === 'nothing') return null;
  if (obeyed === 'all') return { done: 'command' };
  const isWrong = obeyed === 'wrong';
  const toUs = { ...target, kind: 'inbox', subject: 0 } as const;
  return toInbox(ctx, incoming, toUs, { isAnswered: obeyed === 'part' || isWrong, isWrong });
}
