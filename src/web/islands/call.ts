// A call of two or three. Their browsers find each other through the server, and talk without it. Devices and line are tried before.
import { before, showProblems } from '../partnership/calls/script/before.ts';
import { controls, keepClocks, wordsBeside } from '../partnership/calls/script/during.ts';
import { createCallServer, Refused } from '../partnership/calls/script/callServer.ts';
import type { Entered, Connecting } from '../partnership/calls/script/callServer.ts';
import { createMesh } from '../partnership/calls/script/mesh.ts';
import type { Mesh } from '../partnership/calls/script/mesh.ts';
import { createOwn } from '../partnership/calls/script/own.ts';
import { part } from '../partnership/calls/script/part.ts';
import { tellByMail } from '../partnership/calls/script/tellByMail.ts';
import type { CallWords, Says } from '../partnership/calls/script/callSentences.ts';

/** Milliseconds without a connection after which the other ways to talk are named. */
const STUCK_MS = 20_000;

const says = (text: string): void => void (part('says').textContent = text);
const tile = (person: number): HTMLElement =>
  document.querySelector<HTMLElement>(`.tile[data-person="${person}"]`)!;

async function call(box: HTMLElement): Promise<void> {
  const { said, names } = JSON.parse(box.dataset['words']!) as CallWords;
  const say = (key: Says, person?: number): void =>
    says(said[key].replace('#', () => names[person ?? ''] ?? ''));
  says('');
  if (!('RTCPeerConnection' in globalThis) || !('mediaDevices' in navigator)) return showProblems('old');

  for (const video of document.querySelectorAll('video')) video.autoplay = true;
  const server = createCallServer(box.dataset['room']!, crypto.randomUUID());
  const own = createOwn();
  await before(own, await server.line(), said);
  let line: Connecting;
  let entered: Entered;
  try {
    line = await server.line();
    entered = await server.enter();
  } catch (problem) {
    // The call cannot begin: switch camera and microphone off.
    own.stop();
    throw problem;
  }
  const { waits, others } = entered;
  const until = performance.now() + waits;

  let hasMet = false;
  let isComing = false;
  let stuck: ReturnType<typeof setTimeout> | undefined;
  let alone: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(stuck);
    stuck = setTimeout(() => say('stuck'), STUCK_MS);
  };
  const mesh: Mesh = createMesh(server, line, () => own.stream, {
    came: (person) => {
      tile(person).hidden = false;
      tile(person).querySelector('video')!.srcObject = new MediaStream();
      say('connecting', person);
      showTell();
      wait();
      mesh.whenOpen(person, () => can.tell());
    },
    track: (person, track) => {
      const stream = tile(person).querySelector('video')!.srcObject as MediaStream;
      for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old);
      stream.addTrack(track);
    },
    state: (person, state) => {
      tile(person).dataset['state'] = state;
      if (state !== 'connected') {
        say('away', person);
        return wait();
      }
      clearTimeout(stuck);
      // The server may have forgotten this window while the line was down: tell it again that a partner is heard.
      void server.hears();
      hasMet = true;
      say('connected', person);
    },
    beside: (person, what) => {
      if ('said' in what) {
        addWords(names[person]!, what.said);
        return say('said', person);
      }
      const here = tile(person);
      here.querySelector<HTMLElement>('[data-muted]')!.hidden = !what.muted;
      here.dataset['picture'] = String(what.picture && what.step !== 'sound');
    },
    step: (_, step) => {
      if (step !== 'poor') can.tell();
      // A person who sends no picture need not hear that pictures stop or come back.
      if (step === 'poor' || own.picture()) say(step);
    },
    went: (person) => {
      tile(person).hidden = true;
      clearTimeout(stuck);
      say('left', person);
      showTell();
    },
  });
  const can = controls(own, mesh, says, said);
  const addWords = wordsBeside(mesh, part('own').title);
  const showTell = tellByMail(server, () => mesh.count() === 0 && performance.now() < until, say);

  function end(key?: Says): void {
    server.leave();
    mesh.close();
    own.stop();
    clearTimeout(stuck);
    clearTimeout(alone);
    part('during').hidden = true;
    if (key) say(key);
    part('says').focus();
  }

  function listen(): void {
    server.listen(
      (news) => {
        if (news.k === 'over' || news.k === 'elsewhere') end(news.k);
        else mesh.hear(news);
      },
      () => void comeBack(),
    );
  }
  /** Enters the call again: the server does not know this window any more, for example after a long time off line. */
  async function comeBack(): Promise<void> {
    if (isComing) return;
    isComing = true;
    const known = server.seat();
    try {
      const { others } = await server.enter();
      if (server.seat() !== known) listen();
      mesh.meet(others);
    } catch {
      end('over');
    } finally {
      isComing = false;
    }
  }

  part<HTMLVideoElement>('own').srcObject = own.stream;
  part('during').hidden = false;
  part('says').focus();
  // The picture and the buttons all fit on the screen, even on a phone held upright.
  part('says').scrollIntoView();
  keepClocks();
  say('waiting');
  mesh.meet(others);
  listen();
  part('leave').addEventListener('click', () => {
    end();
    location.assign(box.dataset['room']!.replace(/\/call$/, ''));
  });
  addEventListener('pagehide', () => server.leave());
  addEventListener('online', () => mesh.again());
  alone = setTimeout(() => !hasMet && mesh.count() === 0 && end('nobody'), waits);
}

const box = document.querySelector<HTMLElement>('#call');
if (box)
  void call(box).catch((problem: unknown) => {
    // The server lets nobody in any more, for example because the partners have parted.
    if (problem instanceof Refused) says((JSON.parse(box.dataset['words']!) as CallWords).said.over);
    else showProblems('line');
  });
