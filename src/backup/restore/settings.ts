import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the backup's settings that are not set here as lines of an environment file (0600); null if there are none. */
export function writeSettings(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  here: Readonly<Record<string, string>>,
): string | null {
  const missing = Object.entries(settings).filter(([name]) => !(name in here));
  if (missing.length === 0) return null;
  const path = join(dataDir, 'restored.env');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lines = missing.map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeFileSync(path, lines.join(''), { mode: 0o600, flush: true });
  return path;
}
