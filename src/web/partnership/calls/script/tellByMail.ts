import type { CallServer } from './callServer.ts';
import { part } from './part.ts';

/** The button with which a member alone in the call has the others mailed, once. Returns a function that shows it while `isAlone`. */
export function tellByMail(
  server: CallServer,
  isAlone: () => boolean,
  say: (key: 'mailed' | 'not-mailed') => void,
): () => void {
  const button = part('tell');
  let isDone = false;
  const show = (): void => void (button.hidden = isDone || !isAlone());
  button.addEventListener('click', async () => {
    isDone = true;
    show();
    part('says').focus();
    say((await server.tellByMail()) ? 'mailed' : 'not-mailed');
  });
  show();
  return show;
}
