import { domainOf, localOf } from './parts.ts';

const letters = new Intl.Segmenter('en');

/** An address as its owner knows it again and others do not learn it: `s…@new.example`. */
export function maskAddress(address: string): string {
  const [first] = letters.segment(localOf(address));
  return `${first?.segment ?? ''}…@${domainOf(address)}`;
}
