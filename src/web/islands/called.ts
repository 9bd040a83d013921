// The page of a partnership says by itself when somebody enters or leaves the call.
import { follow } from '../live/follow.ts';

const line = document.querySelector<HTMLElement>('#called');

/** Asks the server for the sentence, in the reader's language and zone. */
async function ask(line: HTMLElement, room: string): Promise<void> {
  const answer = await fetch(`${room}/here`);
  if (answer.ok) line.textContent = ((await answer.json()) as { text: string }).text;
}

if (line) {
  const room = line.dataset['room']!;
  follow(`${room}/events?after=${line.dataset['after']}`, () => void ask(line, room).catch(() => {}));
}
