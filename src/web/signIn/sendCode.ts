import { CODE_MINUTES, askForCode } from '../../rooms/people/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { askerFor, mayAsk } from './asker.ts';
import type { Asker } from './asker.ts';

/**
 * Has a code mailed to a (normalised) address, and binds the code to this browser. Returns its ticket; null when too many were asked for.
 * `asker` is given when the asker is known by something other than the browser.
 */
export async function sendCode(
  visit: ProgrammeVisit,
  input: { address: string; newcomer?: { name: string; locale: string }; asker?: Asker },
): Promise<string | null> {
  const { address, newcomer, asker = await askerFor(visit, address) } = input;
  if (!(await mayAsk(visit, asker, address))) return null;
  const ticket = await askForCode(visit.ctx, {
    programme: visit.programme.id,
    address,
    ...(newcomer ? { newcomer } : {}),
    isKnown: asker.isKnown,
    held: visit.cookies['signing-in'] ?? '',
  });
  visit.setCookie('signing-in', ticket, { days: CODE_MINUTES / 1440 });
  return ticket;
}
