import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../migrations');

/**
 * The first 16 hex digits of the SHA-256 of a migration's text, by which a test sees that none is touched after its release. An imported
 * file counts by its name alone: files move to other folders.
 */
export function migrationHash(name: string): string {
  const text = readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
  return createHash('sha256')
    .update(text.replaceAll(/(from '\.\.?\/)(?:\w+\/)*/g, '$1'))
    .digest('hex')
    .slice(0, 16);
}
