// The length of what somebody writes for other networks, as each of them counts it, follows the typing. What it is without own words stands in `data-else`.
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
