import type { Door } from './door.ts';
import { part } from './part.ts';

/** The button by which whoever waits alone has the others told by mail, once. Returns what shows it while `isAlone`. */
export function tellByMail(
  door: Door,
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
    say((await door.tellByMail()) ? 'mailed' : 'not-mailed');
  });
  show();
  return show;
}
