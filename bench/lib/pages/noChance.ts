import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

// Forms of pages are named by chance; in a process that imports this, always by the same, so that a page is the same twice.
const SAME = '00000000-0000-4000-8000-000000000000';
crypto.randomUUID = () => SAME;
nodeCrypto.randomUUID = () => SAME;
syncBuiltinESMExports();
