import type { Connecting } from './callServer.ts';

/** A message that browsers send each other through the server. */
export interface Signal {
  d?: RTCSessionDescriptionInit | null;
  c?: RTCIceCandidateInit | null;
  /** The connection is lost: asks the other side, which was there first, to look for a new way. */
  again?: true;
}

export interface PeerEvents {
  tell(signal: Signal): void;
  track(track: MediaStreamTrack): void;
  state(state: 'connected' | 'away' | 'failed'): void;
  said(text: string): void;
}

/** Milliseconds without a connection after which a new way is looked for. */
const AWAY_MS = 3000;
/** When both sides lose the connection within this many milliseconds, one offer is enough. */
const ONCE_MS = 1000;

/**
 * The connection to one other window, by perfect negotiation (W3C, WebRTC: "perfect negotiation"). Either side may offer at any time; when
 * two offers cross, the polite side takes its own back. The side that was there first makes the first offer, so each kind of media has a
 * single line. `anew` asks the server for the present settings: a relay takes nothing new by credentials that are hours old.
 */
export function connect(
  line: Connecting,
  anew: () => Promise<Connecting>,
  { isFirst }: { isFirst: boolean },
  mine: () => MediaStream,
  on: PeerEvents,
) {
  const pc = new RTCPeerConnection(line);
  const beside = pc.createDataChannel('beside', { negotiated: true, id: 0 });
  let isOffering = false;
  let ignores = false;
  let isDescribed = false;
  let early: RTCIceCandidateInit[] = [];
  let away: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();

  let used = line;
  /** Takes the present settings before a way is looked for, the first time or again. */
  async function freshen(): Promise<void> {
    const now = await anew().catch(() => used);
    if (now === used || pc.signalingState === 'closed') return;
    used = now;
    pc.setConfiguration(now);
  }

  let lookedAt = -ONCE_MS;
  /**
   * Looks for a new way. The side that was there first offers; the other side asks it to. When two such offers cross, Chromium (153) ends
   * the page that takes its own back.
   */
  function look(): void {
    if (!isFirst) return on.tell({ again: true });
    if (performance.now() < lookedAt + ONCE_MS) return;
    lookedAt = performance.now();
    pc.restartIce();
  }

  const senderOf = (kind: string): RTCRtpSender | undefined =>
    pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;

  async function put(): Promise<void> {
    const stream = mine();
    for (const kind of ['audio', 'video']) {
      const track = stream.getTracks().find((one) => one.kind === kind) ?? null;
      await senderOf(kind)?.replaceTrack(track);
    }
  }

  pc.addEventListener('negotiationneeded', async () => {
    if (!isFirst && !isDescribed) return;
    await freshen();
    // An offer came meanwhile. After the answer to it this function runs again, if it is still needed.
    if (pc.signalingState !== 'stable') return;
    try {
      isOffering = true;
      await pc.setLocalDescription();
      on.tell({ d: pc.localDescription });
    } catch {
      // Closed meanwhile.
    } finally {
      isOffering = false;
    }
  });
  pc.addEventListener('icecandidate', ({ candidate }) => on.tell({ c: candidate?.toJSON() ?? null }));
  pc.addEventListener('track', ({ track }) => on.track(track));
  pc.addEventListener('connectionstatechange', () => {
    clearTimeout(away);
    const { connectionState } = pc;
    if (connectionState === 'connected') return on.state('connected');
    if (connectionState === 'failed') {
      look();
      on.state('failed');
    }
    if (connectionState !== 'disconnected') return;
    on.state('away');
    away = setTimeout(look, AWAY_MS);
  });
  beside.addEventListener('message', ({ data }: MessageEvent<string>) => on.said(data));

  async function describe(description: RTCSessionDescriptionInit): Promise<void> {
    if (description.type === 'offer') await freshen();
    const crosses = description.type === 'offer' && (isOffering || pc.signalingState !== 'stable');
    ignores = isFirst && crosses;
    if (ignores) return;
    await pc.setRemoteDescription(description);
    isDescribed = true;
    for (const candidate of early.splice(0)) await pc.addIceCandidate(candidate).catch(() => {});
    if (description.type !== 'offer') return;
    for (const transceiver of pc.getTransceivers()) transceiver.direction = 'sendrecv';
    await put();
    await pc.setLocalDescription();
    on.tell({ d: pc.localDescription });
  }

  async function takeIn({ d, c, again }: Signal): Promise<void> {
    if (again) return void (isFirst && pc.connectionState !== 'connected' && look());
    if (d) return describe(d);
    if (!c) return;
    if (!isDescribed) return void early.push(c);
    await pc.addIceCandidate(c).catch((problem: unknown) => {
      if (!ignores) throw problem;
    });
  }

  if (isFirst)
    for (const kind of ['audio', 'video'] as const) {
      const track = mine()
        .getTracks()
        .find((one) => one.kind === kind);
      pc.addTransceiver(track ?? kind, { direction: 'sendrecv', streams: [mine()] });
    }

  return {
    pc,
    /** Takes in one signal after the other, in the order in which they came. */
    hear: (signal: Signal): void => void (queue = queue.then(() => takeIn(signal)).catch(() => {})),
    /** Sends the present tracks, after a change of them. */
    put,
    say: (text: string): void => {
      if (beside.readyState === 'open') beside.send(text);
    },
    whenOpen: (act: () => void): void => beside.addEventListener('open', act),
    /** Looks for a new way if there is no connection, for example when a line is back. */
    again: (): void => {
      if (pc.connectionState !== 'connected' && isDescribed) look();
    },
    sender: senderOf,
    close: (): void => {
      clearTimeout(away);
      pc.close();
    },
  };
}

export type Peer = ReturnType<typeof connect>;
