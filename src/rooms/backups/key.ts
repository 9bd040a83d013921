import { makeKey } from '../../lib/age/keys.ts';
import type { Ctx } from '../ctx.ts';
import { backupSetting, setBackupSetting } from './setting.ts';

/** How many last letters somebody types to show that the key is kept. */
const TAIL = 6;

/**
 * A new key for the operator, AGE-SECRET-KEY-1…, told this once: backups from now on open with it, earlier ones with the key before. So do those
 * that are made until somebody keeps it: a key that was made by accident and seen by nobody must not be the only one.
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

/** Notes that somebody keeps the key, which its last letters show; false when they are others. */
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
