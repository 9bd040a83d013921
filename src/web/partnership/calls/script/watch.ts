import type { Peer } from './peer.ts';
import { BEGIN, next, POOR } from './weak.ts';
import type { Measured, Step } from './weak.ts';

/** Milliseconds between two measurements. */
const EVERY = 1500;

/** The picture of each step: bits a second, how much smaller the picture is, pictures a second. */
const SENDS: Record<Step, RTCRtpEncodingParameters> = {
  clear: { active: true, maxBitrate: 700_000, scaleResolutionDownBy: 1, maxFramerate: 24 },
  low: { active: true, maxBitrate: 120_000, scaleResolutionDownBy: 2.5, maxFramerate: 12 },
  sound: { active: false },
};

type Stat = Record<string, unknown> & { type: string };

/** The candidate pair in use: the browser's choice, else the one with most bytes sent. Other nominated pairs say nothing about the line. */
function wayIn(stats: readonly Stat[]): Stat | undefined {
  const named = stats.find((one) => one.type === 'transport')?.['selectedCandidatePairId'];
  const ways = stats.filter((one) => one.type === 'candidate-pair' && one['nominated'] === true);
  const most = ways.toSorted((a, b) => Number(b['bytesSent'] ?? 0) - Number(a['bytesSent'] ?? 0))[0];
  return stats.find((one) => one['id'] === named && named !== undefined) ?? most;
}

/** The line to another window, as this browser estimates it now. */
export async function measure({ pc }: { pc: Pick<RTCPeerConnection, 'getStats'> }): Promise<Measured> {
  const stats = [...(await pc.getStats()).values()] as Stat[];
  const pair = wayIn(stats);
  const heard = stats.filter((one) => one.type === 'remote-inbound-rtp');
  const worst = (field: string): number => Math.max(0, ...heard.map((one) => Number(one[field] ?? 0)));
  const room = pair?.['availableOutgoingBitrate'];
  return {
    room: typeof room === 'number' ? room : null,
    lost: worst('fractionLost'),
    roundTrip: Number(pair?.['currentRoundTripTime'] ?? 0),
  };
}

/**
 * Keeps the data sent to one window within what its line holds, and reports each change. `poor` means that not even sound goes through
 * well. Returns a function that ends it.
 */
export function watch(peer: Peer, tell: (step: Step | 'poor') => void): () => void {
  let course = BEGIN;
  /** The step that the browser was set to; by itself the browser would send three times as much. */
  let kept: Step | null = null;
  const timer = setInterval(async () => {
    if (peer.pc.connectionState !== 'connected') return;
    course = next(course, await measure(peer));
    const { step, poor } = course;
    if (poor === POOR) tell('poor');
    if (step === kept) return;
    const sender = peer.sender('video');
    const parameters = sender?.getParameters();
    const [encoding] = parameters?.encodings ?? [];
    if (!sender || !parameters || !encoding) return;
    Object.assign(encoding, SENDS[step]);
    await sender.setParameters(parameters).catch(() => {});
    if (kept !== null || step !== 'clear') tell(step);
    kept = step;
  }, EVERY);
  return () => clearInterval(timer);
}
