import { addressParser } from 'postal-mime';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';

/** Whether a To or Cc line holds an address as one of its own. An address inside the name of another one does not count. */
export function isWrittenTo(value: string, address: string): boolean {
  const wanted = normaliseAddress(address);
  return (
    wanted !== null &&
    addressParser(value, { flatten: true }).some((one) => normaliseAddress(one.address ?? '') === wanted)
  );
}
