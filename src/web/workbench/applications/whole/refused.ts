import type { RefusedAddress } from '../offerAddress.tsx';
import type { RefusedNote } from './notes.tsx';

/** Something typed on somebody's page that did not stand. */
export type Refused = { address: RefusedAddress } | { note: RefusedNote };
