import { createHash } from 'node:crypto';

/** Leading zero bits that the work has to find. A phone needs a second or two for them, a flood a whole day. */
export const PROOF_BITS = 16;

/**
 * Whether the sender's machine has worked for a form: `work` is a number with which SHA-256 of the form's stamp begins with this many zero
 * bits (hashcash, Back 2002). The island `proofOfWork` finds the number.
 */
export function isProofOfWork(stamp: string, work: string): boolean {
  if (!/^\d{1,12}$/.test(work)) return false;
  const digest = createHash('sha256').update(`${stamp}|${work}`).digest();
  return digest.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0;
}
