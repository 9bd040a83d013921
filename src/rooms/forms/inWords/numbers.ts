import { plainDigits } from '../../../lib/text/digits.ts';

/** Thousands separated in the ways of all our languages: 1,200, 1.200, 1 200, 1’200 and ١٬٢٠٠. */
const PARTED = /^([+\-\u2212]?\d{1,3})(?:[,.٬'’ \u00a0\u202f]\d{3})+$/;

/** A whole number as people write it, in the digits of any script; null for anything else. */
export function wholeNumberOf(written: string): number | null {
  const text = plainDigits(written)
    .replaceAll(/[\u200e\u200f\u061c]/g, '')
    .trim();
  const plain = PARTED.test(text) ? text.replaceAll(/[^\d+\-\u2212]/g, '') : text.replace(/[.,٫]0+$/, '');
  return /^[+\-\u2212]?\d{1,9}$/.test(plain) ? Number(plain.replace('\u2212', '-')) : null;
}
