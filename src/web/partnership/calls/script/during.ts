import type { Mesh } from './mesh.ts';
import type { Own } from './own.ts';
import { part } from './part.ts';
import type { CallWords } from './callSentences.ts';

/** Keeps all clocks right during the call. */
export function keepClocks(): void {
  const { lang } = document.documentElement;
  const show = (): void => {
    for (const clock of document.querySelectorAll<HTMLElement>('[data-zone]'))
      clock.textContent = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: clock.dataset['zone'],
      }).format(new Date());
  };
  show();
  setInterval(show, 5000);
}

const isOn = (button: HTMLElement): boolean => button.getAttribute('aria-pressed') === 'true';
const press = (button: HTMLElement, on: boolean): void => button.setAttribute('aria-pressed', String(on));

/** The buttons of the call: mute, hide the picture, share the screen. */
export function controls(own: Own, mesh: Mesh, says: (text: string) => void, said: CallWords['said']) {
  const [mute, hide, share] = [part('mute'), part('hide'), part('share')];
  const tell = (): void =>
    mesh.tell({ muted: isOn(mute) || !own.sound(), picture: own.picture() !== undefined });
  const changed = (): void => {
    mesh.put();
    tell();
  };

  mute.addEventListener('click', async () => {
    const sound = own.sound();
    if (sound) {
      press(mute, !isOn(mute));
      sound.enabled = !isOn(mute);
      return tell();
    }
    // The microphone was refused or missing, and may be allowed by now.
    await own.microphone();
    press(mute, !own.sound());
    changed();
  });
  hide.addEventListener('click', async () => {
    if (isOn(hide)) await own.camera();
    else own.set('video', undefined);
    press(hide, !own.picture());
    press(share, false);
    part('own').className = '';
    changed();
  });
  const stopSharing = async (): Promise<void> => {
    press(share, false);
    part('own').className = '';
    if (isOn(hide)) own.set('video', undefined);
    else await own.camera();
    changed();
  };
  share.hidden = !navigator.mediaDevices.getDisplayMedia;
  share.addEventListener('click', async () => {
    if (isOn(share)) return stopSharing();
    try {
      const screen = await navigator.mediaDevices.getDisplayMedia({ video: true });
      const [track] = screen.getVideoTracks();
      own.set('video', track);
      track?.addEventListener('ended', () => void stopSharing());
      press(share, true);
      part('own').className = 'screen';
      changed();
    } catch {
      says(said['no-share']);
    }
  });
  press(hide, !own.picture());
  press(mute, !own.sound());
  return { tell };
}

/** The most characters of a chat message, and the most messages that a window shows: another person's browser may run any program. */
const LONGEST = 2000;
const MOST = 300;

/** Chat words beside the call. They go from window to window, and nothing keeps them. */
export function wordsBeside(mesh: Mesh, you: string) {
  const list = part('words');
  const field = part<HTMLInputElement>('words-said');
  const add = (name: string, text: string): void => {
    const item = document.createElement('li');
    const from = document.createElement('b');
    from.textContent = `${name}: `;
    const body = document.createElement('bdi');
    body.textContent = String(text).slice(0, LONGEST);
    item.append(from, body);
    list.append(item);
    if (list.childElementCount > MOST) list.firstElementChild?.remove();
    list.scrollTop = list.scrollHeight;
  };
  const send = (): void => {
    const text = field.value.trim();
    if (!text) return;
    mesh.say(text);
    add(you, text);
    field.value = '';
    field.focus();
  };
  part('say').addEventListener('click', send);
  field.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && send());
  return add;
}
