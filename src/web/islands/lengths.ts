// Shows a text's length on other networks, as each counts it, while it is typed. `data-else` holds the length without own words.
import { lengthOn } from '../../lib/text/lengths.ts';

const counts = [...document.querySelectorAll<HTMLElement>('[data-length]')];
const field = document.querySelector<HTMLTextAreaElement>('textarea[name="words"]');
const numbers = new Intl.NumberFormat(document.documentElement.lang);

field?.addEventListener('input', () => {
  for (const shown of counts) {
    const { length: network = '', else: otherwise = '', link = '' } = shown.dataset;
    const text = `${field.value.trim() || otherwise}\n\n${link}`;
    shown.textContent = numbers.format(lengthOn(network, text));
  }
});
