import { addressParser } from 'postal-mime';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';

/** Whether the value of a To or Cc line has an address among its own: what stands in a name beside another address is not one. */
export function isWrittenTo(value: string, address: string): boolean {
  const wanted = normaliseAddress(address);
  return (
    wanted !== null &&
    addressParser(value, { flatten: true }).some((one) => normaliseAddress(one.address ?? '') === wanted)
  );
}
