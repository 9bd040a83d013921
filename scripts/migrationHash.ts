import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../migrations');

/**
 * The first 16 hex digits of the SHA-256 of a migration's text. A test compares them to see that no released migration is touched. An
 * imported file counts only by its name, since files move to other folders.
 */
export function migrationHash(name: string): string {
  const text = readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
  return createHash('sha256')
    .update(text.replaceAll(/(from '\.\.?\/)(?:\w+\/)*/g, '$1'))
    .digest('hex')
    .slice(0, 16);
}
