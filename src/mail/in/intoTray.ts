import type { Ctx } from '../../rooms/ctx.ts';
import { noteWhose } from '../../rooms/incoming/index.ts';
import type { IncomingRow, Outcome } from '../../rooms/incoming/index.ts';
import type { Target } from '../ownAddresses/replyAddress.ts';
import { onlyProgramme } from '../ownAddresses/guessTarget.ts';
import { readTarget } from '../ownAddresses/readTarget.ts';
import { handlers } from './handlers.ts';
import { tellTooLarge } from './answering/tellTooLarge.ts';
import type { Unreadable } from './message/index.ts';
import type { MailInSettings } from './process.ts';

export async function trayUnreadable(
  ctx: Ctx,
  settings: MailInSettings,
  row: IncomingRow,
  reason: Unreadable,
): Promise<Outcome> {
  const target = await readTarget(ctx, settings.replies, row.envelope_to);
  await noteTarget(ctx, row, target);
  if (reason === 'too-large' && target && (await tellTooLarge(ctx, row, target))) return { left: 'answered' };
  return { tray: reason };
}

/** Notes whose mail it is. A mail without an address of ours goes to the programme too, if there is only one. */
export async function noteTarget(ctx: Ctx, row: IncomingRow, target: Target | null): Promise<void> {
  const programme = target?.programme ?? row.programme_id ?? (await onlyProgramme(ctx));
  await noteWhose(ctx, row.id, {
    programme,
    person: target?.person ?? null,
    kind: target ? await keptAs(ctx, target) : null,
  });
}

export const keptAs = async (ctx: Ctx, target: Target): Promise<string> =>
  (await handlers.get(target.kind)?.keptAs?.(ctx, target)) ?? target.kind;
