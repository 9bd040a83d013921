import type { Connecting } from './callServer.ts';

/** Milliseconds in which a relay answers, or does not. */
const MOST_MS = 6000;

/**
 * Whether a browser finds a way out by this line: through the relay, where calls go through it alone. `none` when it finds no way at all; addresses
 * within its own network alone tell nothing of the way to another.
 */
export async function tryLine(line: Connecting): Promise<'ready' | 'none' | 'unknown'> {
  const pc = new RTCPeerConnection(line);
  try {
    pc.createDataChannel('');
    const found = new Promise<'ready' | 'none' | 'unknown'>((tell) => {
      let most: 'none' | 'unknown' = 'none';
      pc.addEventListener('icecandidate', ({ candidate }) => {
        if (!candidate) return tell(most);
        if (/ typ (relay|srflx)/.test(candidate.candidate)) return tell('ready');
        if (candidate.candidate) most = 'unknown';
      });
      setTimeout(() => tell(most), MOST_MS);
    });
    await pc.setLocalDescription();
    return await found;
  } finally {
    pc.close();
  }
}
