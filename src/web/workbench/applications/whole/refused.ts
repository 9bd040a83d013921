import type { RefusedAddress } from '../offerAddress.tsx';
import type { RefusedNote } from './notes.tsx';

/** Words typed on a person's page that were refused. */
export type Refused = { address: RefusedAddress } | { note: RefusedNote };
