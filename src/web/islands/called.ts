// The page of a partnership says by itself when somebody comes into the call, and when they leave it.
import { follow } from '../live/follow.ts';

const line = document.querySelector<HTMLElement>('#called');

/** The sentence as the server says it, in the reader's language and zone. */
async function ask(line: HTMLElement, room: string): Promise<void> {
  const answer = await fetch(`${room}/here`);
  if (answer.ok) line.textContent = ((await answer.json()) as { text: string }).text;
}

if (line) {
  const room = line.dataset['room']!;
  follow(`${room}/events?after=${line.dataset['after']}`, () => void ask(line, room).catch(() => {}));
}
