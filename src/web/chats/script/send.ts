import { make } from './page.ts';
import type { Words } from './told.ts';

export interface Sending {
  /** A question is pinned: new words answer it. Words that were begun before keep their question. */
  ask(number: number, body: string): void;
}

/** Sends the room's form without reloading, and lets people answer a message from its place in the list. Null when nobody can write. */
export function sends(words: Words, list: HTMLElement): Sending | null {
  const write = document.querySelector<HTMLElement>('#write');
  const form = write?.querySelector<HTMLFormElement>('form');
  if (!write || !form) return null;
  write.hidden = false;
  document.querySelector('#calmly')?.remove();
  const field = <T extends HTMLElement>(name: string): T => form.querySelector<T>(`[name=${name}]`)!;
  const body = field<HTMLTextAreaElement>('body');
  const parent = field<HTMLInputElement>('parent');
  // Screen readers announce text that is put into an element that was there before.
  const note = make('p', '', 'gone');
  note.role = 'status';
  form.append(note);
  let isSending = false;
  let whom: HTMLElement | undefined;
  const choice = form.querySelector<HTMLSelectElement>('[name=question]');
  let asked: string | undefined;

  // The line above the field shows the name that the field holds.
  const name = form.querySelector<HTMLInputElement>('details [name=name]');
  const signed = name?.closest('details')?.querySelector('summary');
  name?.addEventListener('input', () => {
    signed!.textContent = words.signed.replace('#', () => name.value.trim());
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    note.textContent = '';
    const sent = body.value;
    try {
      const answered = await fetch(form!.action, {
        method: 'POST',
        body: new FormData(form!),
        headers: { 'x-room': 'script' },
      });
      const { status } = answered;
      // Send the words again as a plain form: the answer's page says what is wrong, and keeps the words.
      if (status !== 202 && status !== 204) return form!.submit();
      note.textContent = await answered.text();
      // On a slow connection the writer goes on typing meanwhile.
      if (body.value.startsWith(sent)) body.value = body.value.slice(sent.length).trimStart();
      for (const name of ['picture', 'alt']) {
        const input = form!.querySelector<HTMLInputElement>(`[name=${name}]`);
        if (input) input.value = '';
      }
      answer(null);
      choose();
      body.focus();
    } catch {
      note.textContent = words.unsent;
    } finally {
      isSending = false;
    }
  }

  list.addEventListener('click', (event) => {
    const to = (event.target as Element).closest<HTMLAnchorElement>('.acts a');
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    answer(to.closest('li'));
    body.focus();
  });

  /** Makes the next words answer a message, which is named above them, or none. */
  function answer(message: HTMLElement | null): void {
    whom?.remove();
    parent.value = message?.id.slice(1) ?? '';
    if (!message) return;
    whom = make('p', words.answers[0]);
    const none = make('button', words.alone, 'button quiet');
    none.type = 'button';
    none.addEventListener('click', () => {
      answer(null);
      body.focus();
    });
    const name = make('bdi', message.querySelector('.by bdi')!.textContent);
    whom.append(name, words.answers[1], ' ', none);
    body.closest('p, div')!.before(whom);
  }

  function choose(): void {
    if (choice && asked !== undefined && body.value === '') choice.value = asked;
    if (body.value === '') asked = undefined;
  }

  return {
    ask: (number, text) => {
      if (!choice) return;
      choice.closest<HTMLElement>('#which')!.hidden = false;
      asked = String(number);
      if ([...choice.options].every(({ value }) => value !== asked))
        choice.add(new Option(`${number}. \u2068${text}\u2069`, asked));
      choose();
    },
  };
}
