import { DEVICE_DAYS, noteSignIn, rememberDevice } from '../../rooms/people/index.ts';
import type { Visit } from '../visit.ts';
import { endOwnSession } from './ownSession.ts';

const COOKIE = 'device';

/** The token of this browser; undefined when nobody ever signed in with it. */
export const deviceOf = (visit: Pick<Visit, 'cookies'>): string | undefined => visit.cookies[COOKIE];

/**
 * Hands a browser the session that a sign-in opened, in place of the one it had, and keeps the browser known. `at` is as whom, where: they
 * are told when the account had never signed in with it.
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
