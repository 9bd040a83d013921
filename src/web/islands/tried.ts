// A mail is tried while its words are typed: a moment after the last key the page's own button is pressed, which draws the example in its frame.
// Each time in a new frame, so that the way back in the browser leads from the page and not through all that was tried.
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
