// Tries a mail while its words are typed: a moment after the last key it presses the page's own button, which draws the example in its
// frame. Each time it makes a new frame, so that the browser's way back leads from the page, not through all earlier tries.
const AFTER = 700;
const NAME = 'tried';
const form = document.querySelector<HTMLFormElement>('#wording');
const button = form?.querySelector<HTMLButtonElement>(`button[formtarget="${NAME}"]`);
let timer = 0;

function tryOut(): void {
  const old = document.querySelector<HTMLIFrameElement>(`iframe[name="${NAME}"]`);
  if (!form || !button || !old) return;
  const fresh = old.cloneNode() as HTMLIFrameElement;
  fresh.removeAttribute('src');
  old.replaceWith(fresh);
  form.requestSubmit(button);
}

form?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = window.setTimeout(tryOut, AFTER);
});
