/** The reason why a device cannot be used. */
export type Trouble = 'refused' | 'missing' | 'busy';

export interface Wanted {
  camera: boolean;
  /** Whether only the camera is taken, and the microphone stays as it is. */
  isAlone?: boolean;
  cameraId?: string | undefined;
  microphoneId?: string | undefined;
}

export interface Got {
  stream: MediaStream;
  microphone: Trouble | null;
  camera: Trouble | null;
}

const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } };

const troubleOf = (problem: unknown): Trouble => {
  const { name } = problem as DOMException;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
};

/** The tracks of one kind, or the reason why there are none. */
async function get(constraints: MediaStreamConstraints): Promise<MediaStreamTrack[] | Trouble> {
  try {
    return (await navigator.mediaDevices.getUserMedia(constraints)).getTracks();
  } catch (problem) {
    return troubleOf(problem);
  }
}

/** Takes the microphone and, when wanted, the camera: both together, or each alone when one of them fails. */
export async function takeDevices({ camera, isAlone, cameraId, microphoneId }: Wanted): Promise<Got> {
  const audio = microphoneId ? { deviceId: { exact: microphoneId } } : true;
  const video = cameraId ? { ...PICTURE, deviceId: { exact: cameraId } } : PICTURE;
  const both = camera && !isAlone ? await get({ audio, video }) : 'missing';
  if (typeof both !== 'string') return { stream: new MediaStream(both), microphone: null, camera: null };
  const sound = isAlone ? [] : await get({ audio });
  const picture = camera ? await get({ video }) : [];
  return {
    stream: new MediaStream([sound, picture].flatMap((one) => (typeof one === 'string' ? [] : one))),
    microphone: typeof sound === 'string' ? sound : null,
    camera: typeof picture === 'string' ? picture : null,
  };
}

/** Lists the devices of a kind in its field, and chooses the one in use. */
export async function list(
  select: HTMLSelectElement,
  kind: MediaDeviceKind,
  used?: MediaStreamTrack,
): Promise<void> {
  const all = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === kind);
  const id = used?.getSettings().deviceId;
  select.replaceChildren(
    ...all.map(
      ({ deviceId, label }, at) => new Option(label || String(at + 1), deviceId, false, deviceId === id),
    ),
  );
  select.closest<HTMLElement>('.field')!.hidden = all.length < 2;
}

/** Reports how loud a microphone is, from 0 to 1. Returns a function that stops it. */
export function loudness(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const heights = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(heights);
    tell(Math.max(...heights.map((height) => Math.abs(height - 128))) / 128);
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
