import { domainOf, localOf } from './parts.ts';

const letters = new Intl.Segmenter('en');

/** An address that its owner recognises and nobody else can guess: `s…@new.example`. */
export function maskAddress(address: string): string {
  const [first] = letters.segment(localOf(address));
  return `${first?.segment ?? ''}…@${domainOf(address)}`;
}
