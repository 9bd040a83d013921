// The desk of a live chat goes on by itself: who waits, what was reported, and the question that comes next. Looking at it says that its host is there.
// A part in which somebody types, or has opened something, stays as it is until they are done.
const EVERY = 15_000;
const PARTS = '[data-renews]';

const isBusy = (part: Element): boolean =>
  part.contains(document.activeElement) || part.querySelector('details[open]') !== null;

async function renew(): Promise<void> {
  // Without the picture of the hours, which takes the server a moment and does not change.
  const own = new URL(location.href);
  own.searchParams.set('now', '');
  const answer = await fetch(own.pathname + own.search);
  // Gone, or signed out: the page itself says so when it is loaded again.
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll<HTMLElement>(PARTS)) {
    const fresh = page.getElementById(part.id);
    if (!fresh || isBusy(part) || fresh.innerHTML === part.innerHTML) continue;
    part.replaceChildren(...fresh.childNodes);
  }
}

if (document.querySelector(PARTS))
  setInterval(() => {
    if (!document.hidden) void renew().catch(() => {});
  }, EVERY);
