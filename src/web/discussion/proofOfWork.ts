import { createHash } from 'node:crypto';

/** Leading zero bits that the work has to find: a second or two of a phone's time, and a flood's whole day. */
export const PROOF_BITS = 16;

/**
 * Whether somebody's machine has worked for a form: a number that makes SHA-256 of the form's stamp and it begin with so many zeros
 * (hashcash, Back 2002). The island `proofOfWork` finds it.
 */
export function isProofOfWork(stamp: string, work: string): boolean {
  if (!/^\d{1,12}$/.test(work)) return false;
  const digest = createHash('sha256').update(`${stamp}|${work}`).digest();
  return digest.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0;
}
