/**
 * Whether a failure means that the address itself is no good (RFC 3463): 5.1.x bad address, 5.2.1 mailbox closed, 5.4.4 and
 * 5.1.2 no such host. A full mailbox, a size, a policy or a suspicion of spam says nothing about it.
 */
export function isAboutAddress(status: string, said = ''): boolean {
  const code =
    /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status)?.[0] ?? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0];
  // 5.1.8 and 5.1.7 are about the sender's address: ours.
  if (code && /^5\.1\.(?![78]$)/.test(code)) return true;
  if (code === '5.2.1' || code === '5.4.4') return true;
  if (code && !/^5\.(0\.0|5\.0|3\.0)$/.test(code)) return false;
  return UNKNOWN.test(said);
}

const UNKNOWN =
  /\b(user|recipient|mailbox|address|account)\b.{0,40}\b(unknown|not found|doesn'?t exist|does not exist|invalid|disabled|inactive)\b|\bno such (user|recipient|mailbox|account|person)\b|\bunknown (user|recipient|local part|address)\b|\bunrouteable address\b/i;
