/** Likes messages without loading the page again. Where that does not work, the form is sent as any other. */
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
