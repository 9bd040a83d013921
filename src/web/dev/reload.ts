// Reloads the page after a new build of the program (`npm run dev` alone). Each build gives this script another name: a server without a
// file of the old name is newer.
declare const BUILD: string;
console.debug(`build ${BUILD}`);

const PAUSE_MS = 200;
let isAsking = false;

// The connection ends with the server, and now and then by itself.
new EventSource('/dev/live/events').addEventListener('error', () => {
  if (!isAsking) void loadWhenNew();
});

async function loadWhenNew(): Promise<void> {
  isAsking = true;
  for (;;) {
    const status = await fetch(import.meta.url, { cache: 'no-store' }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === 404) return location.reload();
    if (status === 200) break;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  isAsking = false;
}
