import { isTyped } from './page.ts';

/** Likes messages without reloading the page. Where that fails, the form is sent as any other. */
export function likes(list: HTMLElement): void {
  const form = list.closest('form')!;
  let isPlain = false;

  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (isPlain || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    void press(button);
  });

  async function press(button: HTMLButtonElement): Promise<void> {
    try {
      const body = new URLSearchParams({ message: button.value });
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-room': 'script' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { liked, likes } = (await answer.json()) as { liked: boolean; likes: number };
      button.firstChild!.textContent = liked ? '♥' : '♡';
      if (button.hasAttribute('aria-pressed')) button.ariaPressed = String(liked);
      count(button, likes);
    } catch {
      // Loading another page would lose the words that are being typed.
      if (isTyped()) return;
      isPlain = true;
      form.requestSubmit(button);
      isPlain = false;
    }
  }
}

/** Puts the number of likes behind the heart. */
export function count(button: Element, likes: number): void {
  button.lastElementChild!.textContent = likes > 0 ? ` ${likes}` : '';
}

/** Marks a redrawn message as liked, if the reader liked it before. */
export function keepLiked(old: Element, fresh: Element): void {
  const [before, now] = [old, fresh].map((one) => one.querySelector('.acts button'));
  if (before?.ariaPressed !== 'true' || !now) return;
  now.ariaPressed = 'true';
  now.firstChild!.textContent = '♥';
}
