import { writeFile } from 'node:fs/promises';
import { onFreshDatabase } from './freshDatabase.ts';
import { schemaTypes } from './schemaTypes.ts';

// Writes src/db/schema.generated.ts from a freshly migrated database.
const types = await onFreshDatabase(schemaTypes);
await writeFile(new URL('../src/db/schema.generated.ts', import.meta.url), types);
