import { DEVICE_DAYS, rememberDevice } from '../../rooms/people/index.ts';
import type { Visit } from '../visit.ts';
import { endOwnSession } from './ownSession.ts';

const COOKIE = 'device';

/** What this browser is known by; undefined when nobody ever signed in with it. */
export const deviceOf = (visit: Pick<Visit, 'cookies'>): string | undefined => visit.cookies[COOKIE];

/**
 * Hands a browser the session that a sign-in opened, in place of the one it had, and keeps the browser known. Returns whether this
 * account signed in with it for the first time.
 */
export async function beginSession(
  visit: Visit,
  opened: { token: string; account: number },
): Promise<boolean> {
  await endOwnSession(visit);
  visit.setCookie('session', opened.token, { days: 180 });
  const device = await rememberDevice(visit.ctx, { account: opened.account, token: deviceOf(visit) });
  visit.setCookie(COOKIE, device.token, { days: DEVICE_DAYS });
  return device.isNew;
}
