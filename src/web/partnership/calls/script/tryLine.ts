import type { Line } from './door.ts';

/** Milliseconds in which a relay answers, or does not. */
const MOST_MS = 6000;

/** Whether a browser finds a way out by this line: through the relay, where calls go through it alone. */
export async function tryLine(line: Line): Promise<boolean> {
  const pc = new RTCPeerConnection(line);
  pc.createDataChannel('');
  const found = new Promise<boolean>((tell) => {
    pc.addEventListener('icecandidate', ({ candidate }) => candidate?.candidate && tell(true));
    setTimeout(() => tell(false), MOST_MS);
  });
  await pc.setLocalDescription();
  const isThere = await found;
  pc.close();
  return isThere;
}
