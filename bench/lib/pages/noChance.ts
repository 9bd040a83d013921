import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

// Forms are named at random. A process that imports this names them always alike, so that a page is the same each time.
const SAME = '00000000-0000-4000-8000-000000000000';
crypto.randomUUID = () => SAME;
nodeCrypto.randomUUID = () => SAME;
syncBuiltinESMExports();
