import { takeDevices } from './media.ts';
import type { Got } from './media.ts';
import { part } from './part.ts';

/** The device that was chosen before the call. */
const chosen = (device: 'camera' | 'microphone'): string | undefined =>
  part<HTMLSelectElement>(device).value || undefined;

/** The reader's own sound and picture, as they are sent. */
export function createOwn() {
  const stream = new MediaStream();
  const sound = (): MediaStreamTrack | undefined => stream.getAudioTracks()[0];
  const picture = (): MediaStreamTrack | undefined => stream.getVideoTracks()[0];

  function set(kind: 'audio' | 'video', track: MediaStreamTrack | undefined): void {
    for (const old of stream.getTracks()) {
      if (old.kind !== kind || old === track) continue;
      old.stop();
      stream.removeTrack(old);
    }
    if (track) stream.addTrack(track);
  }

  return {
    stream,
    sound,
    picture,
    set,
    /** Replaces the tracks by those that the devices gave. */
    from: ({ stream: got }: Got, { camera }: { camera: boolean }): void => {
      set('audio', got.getAudioTracks()[0]);
      set('video', camera ? got.getVideoTracks()[0] : undefined);
    },
    /** Takes the microphone again, after it could not be used. */
    microphone: async (): Promise<void> => {
      const got = await takeDevices({ camera: false, microphoneId: chosen('microphone') });
      set('audio', got.stream.getAudioTracks()[0]);
    },
    /** Takes the camera again, after it was off or the screen was shared; whether that worked. */
    camera: async (): Promise<boolean> => {
      const got = await takeDevices({ camera: true, cameraId: chosen('camera'), isAlone: true });
      set('video', got.stream.getVideoTracks()[0]);
      return picture() !== undefined;
    },
    stop: (): void => {
      set('audio', undefined);
      set('video', undefined);
    },
  };
}

export type Own = ReturnType<typeof createOwn>;
