import type pg from 'pg';
import { createSecrets } from '../secrets.ts';
import type { Keys } from '../secrets.ts';
import { makeKey, readIdentity, readRecipient } from '../lib/age/keys.ts';

/** The installation's own key, made of its secret, by which it opens and proves its own backups. */
const ownKey = (secret: string) => makeKey(createSecrets(secret).deriveKey('backup'));

/** The keys that open the installation's backups, also those made before its secret was changed. */
export const ownIdentities = ({ current, older }: Keys): Buffer[] =>
  [current, ...older].map((secret) => readIdentity(ownKey(secret).identity)!);

/** The endings of names of the installation's backups, the present one first: in a place with several installations each knows its own. */
export const signsOf = ({ current, older }: Keys): string[] =>
  createSecrets(current, older)
    .marks('backup', '')
    .map((mark) => mark.slice(0, 8));

/** For whom a backup is locked: the operator, once there is a key, by the one before as well until it is kept; and the installation itself. */
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
