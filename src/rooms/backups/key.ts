import { makeKey } from '../../lib/age/keys.ts';
import type { Ctx } from '../ctx.ts';
import { backupSetting, setBackupSetting } from './setting.ts';

/** How many last letters somebody types to show that the key is kept. */
const TAIL = 6;

/**
 * Makes a new key (AGE-SECRET-KEY-1…) for the operator; it is returned this once only. Backups from now on open with the new key, and
 * earlier ones with the key before it. Until somebody confirms that they keep the new key, new backups also open with the key before: a key
 * that was made by accident and that nobody saw must not be the only one.
 */
export async function makeBackupKey(ctx: Ctx): Promise<string> {
  const { identity, recipient } = makeKey();
  const madeAt = ctx.clock.now().toISOString();
  const known = await backupSetting(ctx, 'backup-key');
  const before = known?.keptAt ? known.recipient : known?.before;
  await setBackupSetting(ctx, 'backup-key', {
    recipient,
    madeAt,
    tail: identity.slice(-TAIL),
    keptAt: null,
    ...(before === undefined ? {} : { before }),
  });
  ctx.log.info('a key for backups was made');
  return identity;
}

/** Notes that somebody keeps the key, as its last letters show; false when the letters are not those of the key. */
export async function keepBackupKey(ctx: Ctx, { tail }: { tail: string }): Promise<boolean> {
  const key = await backupSetting(ctx, 'backup-key');
  if (!key || tail.replaceAll(/\s/g, '').slice(-TAIL).toUpperCase() !== key.tail) return false;
  const { recipient, madeAt, tail: last } = key;
  await setBackupSetting(ctx, 'backup-key', {
    recipient,
    madeAt,
    tail: last,
    keptAt: ctx.clock.now().toISOString(),
  });
  return true;
}
