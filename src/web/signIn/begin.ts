import { DEVICE_DAYS, noteSignIn, rememberDevice } from '../../rooms/people/index.ts';
import type { Visit } from '../visit.ts';
import { endOwnSession } from './ownSession.ts';

const COOKIE = 'device';

/** The token of this browser; undefined when nobody has ever signed in with it. */
export const deviceOf = (visit: Pick<Visit, 'cookies'>): string | undefined => visit.cookies[COOKIE];

/**
 * Gives a browser the session that a sign-in opened, in place of its earlier one, and keeps the browser known. `at` names the person and
 * the programme: the person is told when the account never signed in with this browser before.
 */
export async function beginSession(
  visit: Visit,
  opened: { token: string; account: number; at: { programme: number; person: number } | null },
): Promise<void> {
  const { account, at } = opened;
  await endOwnSession(visit);
  visit.setCookie('session', opened.token, { days: 180 });
  const device = await rememberDevice(visit.ctx, { account, token: deviceOf(visit) });
  visit.setCookie(COOKIE, device.token, { days: DEVICE_DAYS });
  await noteSignIn(visit.ctx, {
    account,
    at,
    device: visit.headers.get('user-agent') ?? '',
    isNew: device.isNew,
  });
}
