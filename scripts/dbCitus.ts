import { onFreshDatabase } from './freshDatabase.ts';
import { citusStatements } from './citus.ts';

// Prints the statements of docs/scaling.md ("Beyond one PostgreSQL") for the schema of this version.
process.stdout.write(await onFreshDatabase(citusStatements));
