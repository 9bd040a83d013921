const letters = new Intl.Segmenter('en');

/** An address as its owner knows it again and others do not learn it: `s…@new.example`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first] = letters.segment(address.slice(0, at));
  return `${first?.segment ?? ''}…${address.slice(at)}`;
}
