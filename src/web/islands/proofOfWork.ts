// During a flood of comments, a form that came back lets the browser work for a second before it is sent. Without script the form is sent
// as it is, and a moderator looks at the words.
const BITS = 16;
const form = document.querySelector<HTMLFormElement>('#prove');
const field = (name: string): HTMLInputElement | null => form?.querySelector(`input[name="${name}"]`) ?? null;

form?.addEventListener('submit', (event) => {
  const [stamp, work] = [field('stamp'), field('work')];
  if (!stamp || !work || work.value || !globalThis.crypto?.subtle) return;
  event.preventDefault();
  form.setAttribute('aria-busy', 'true');
  void search(stamp.value).then((found) => {
    work.value = String(found);
    form.submit();
  });
});

async function search(stamp: string): Promise<number> {
  const encoder = new TextEncoder();
  for (let number = 0; ; number++) {
    const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`${stamp}|${number}`));
    if (new DataView(digest).getUint32(0) >>> (32 - BITS) === 0) return number;
  }
}
