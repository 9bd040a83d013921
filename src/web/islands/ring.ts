// Shows each ring as it comes (/dev/live).
import { follow } from '../live/follow.ts';

const list = document.querySelector<HTMLElement>('#rings');
if (list?.dataset['live'])
  follow(list.dataset['live'], (data) => {
    const { number, at } = JSON.parse(data) as { number: number; at: string };
    const line = document.createElement('li');
    line.textContent = `${number} · ${new Date(at).toLocaleTimeString(document.documentElement.lang)}`;
    list.prepend(line);
  });
