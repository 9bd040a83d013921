import type { Connecting } from './callServer.ts';

/** Milliseconds that a relay has to answer. */
const MOST_MS = 6000;

/**
 * Tests whether a browser can connect by these settings: through the relay, if calls only go through that. `none` when it finds no way at
 * all. Addresses within its own network alone say nothing about the way to another.
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
