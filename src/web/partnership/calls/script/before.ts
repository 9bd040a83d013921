import type { Connecting } from './callServer.ts';
import { list, loudness, takeDevices } from './media.ts';
import type { Got, Trouble } from './media.ts';
import type { Own } from './own.ts';
import { part } from './part.ts';
import { tryLine } from './tryLine.ts';
import type { CallWords } from './callSentences.ts';

/** Shows the problems, each with a way to solve it. */
export function showProblems(...names: readonly string[]): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-problem]'))
    one.hidden = !names.includes(one.dataset['problem']!);
}

const named = (trouble: Trouble, isCamera: boolean): string =>
  isCamera && trouble !== 'busy' ? `${trouble}-camera` : trouble;

const problemsOf = ({ microphone, camera }: Got): string[] =>
  microphone ? [named(microphone, false)] : camera ? [named(camera, true)] : [];

/** The page before the call: tries devices and line, and offers a choice. Resolves when the reader enters. */
export async function before(own: Own, line: Connecting, said: CallWords['said']): Promise<void> {
  const [camera, microphone] = [part<HTMLSelectElement>('camera'), part<HTMLSelectElement>('microphone')];
  const soundOnly = part<HTMLInputElement>('sound-only');
  const comeIn = part<HTMLButtonElement>('come-in');
  const [loud, told] = [part<HTMLMeterElement>('loudness'), part('line')];
  let stopLoudness: (() => void) | undefined;
  let problems: string[] = [];
  let hasLine = true;

  async function choose(): Promise<void> {
    const wantsCamera = !soundOnly.checked;
    own.stop();
    const got = await takeDevices({
      camera: wantsCamera,
      cameraId: camera.value || undefined,
      microphoneId: microphone.value || undefined,
    });
    own.from(got, { camera: wantsCamera });
    problems = problemsOf(got);
    showProblems(...problems, ...(hasLine ? [] : ['line']));
    part<HTMLVideoElement>('self').srcObject = own.stream;
    await Promise.all([
      list(camera, 'videoinput', own.picture()),
      list(microphone, 'audioinput', own.sound()),
    ]);
    stopLoudness?.();
    const sound = own.sound();
    stopLoudness = sound && loudness(sound, (level) => (loud.value = level));
  }

  for (const one of [camera, microphone, soundOnly]) one.addEventListener('change', () => void choose());
  part('before').hidden = false;
  told.textContent = said.trying;
  void tryLine(line)
    .catch(() => 'unknown')
    .then((found) => {
      hasLine = found !== 'none';
      told.textContent = found === 'ready' ? said.ready : '';
      showProblems(...problems, ...(hasLine ? [] : ['line']));
    });
  const first = choose();
  await new Promise((done) => comeIn.addEventListener('click', done, { once: true }));
  await first;
  stopLoudness?.();
  part('before').hidden = true;
}
