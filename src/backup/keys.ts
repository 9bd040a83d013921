import type pg from 'pg';
import { createSecrets } from '../secrets.ts';
import type { Keys } from '../secrets.ts';
import { makeKey, readIdentity, readRecipient } from '../lib/age/keys.ts';

/** The installation's own key, made from its secret. With it the installation opens and proves its own backups. */
const ownKey = (secret: string) => makeKey(createSecrets(secret).deriveKey('backup'));

/** The keys that open the installation's backups, including those made before its secret was changed. */
export const ownIdentities = ({ current, older }: Keys): Buffer[] =>
  [current, ...older].map((secret) => readIdentity(ownKey(secret).identity)!);

/**
 * The endings of the names of the installation's backups, the present one first. If several installations share a place, each knows its own
 * backups by them.
 */
export const signsOf = ({ current, older }: Keys): string[] =>
  createSecrets(current, older)
    .marks('backup', '')
    .map((mark) => mark.slice(0, 8));

/**
 * The recipients a backup is locked for: the operator, if there is a key, and the installation itself. Until the operator has kept a new
 * key, the one before counts too.
 */
export async function recipientsOf(
  client: pg.ClientBase,
  { current }: Keys,
): Promise<{ recipients: Buffer[]; hasOperator: boolean }> {
  const own = readRecipient(ownKey(current).recipient)!;
  const { rows } = await client.query<{ recipient: string | null; before: string | null }>(
    `select value ->> 'recipient' as recipient, value ->> 'before' as before from setting where key = 'backup-key'`,
  );
  const operators = [rows[0]?.recipient, rows[0]?.before].flatMap((one) => (one && readRecipient(one)) || []);
  return { recipients: [...operators, own], hasOperator: operators.length > 0 };
}
