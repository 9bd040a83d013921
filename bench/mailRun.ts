import { setTimeout as pause } from 'node:timers/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withHeldMails } from './lib/heldMails.ts';
import { askForCodes, watchMemory } from './lib/mail/mailBeside.ts';
import type { Filled } from './lib/mail/mailFill.ts';
import { postForm, until } from './lib/post.ts';
import { median, mostIn, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, node } from './lib/scratch.ts';
import type { PlainTurn } from './lib/mail/mailPlain.ts';
import { cpuOf, startServe, stopServe } from './lib/serve.ts';
import type { Started } from './lib/serve.ts';
import type { BenchSink } from './lib/sink.ts';

/** For a try, set fewer mails and legs: `MAILS=10000 LEGS=2`. */
const MAILS = Number(process.env.MAILS ?? 100_000);
/** Between legs the run is paused for a turn of Nodemailer. */
const LEGS = Number(process.env.LEGS ?? 10);
/** Each leg's mails are split into parts of equal number: tenths of the whole run. */
const PARTS = Math.ceil(10 / LEGS);
/**
 * The first mails of each leg and of each Nodemailer turn are not timed, because the connections are still being opened. Each of our two
 * processes has as many such mails as Nodemailer's one.
 */
const WARM = (2 * MAILS) / 100;
/** Mails in one Nodemailer turn, and the connections of its pool: the number that it opens by default. */
const PLAIN_MAILS = MAILS / 10;
const CONNECTIONS = 5;
/** After so long without a mail, no more are expected. */
const SILENCE_MS = 60_000;

/** A topic's mails to a hundred thousand readers, from two processes of the program as shipped, on its embedded database. */
export const area: Area = { name: 'mail', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('mail');
  return withHeldMails(MAILS, note, async ({ dataDir, server, sink, filled, plainMail, settings }) => {
    const served = { ...settings, TRUSTED_PROXIES: '127.0.0.1/32' };
    const pair = [await startServe(main, dataDir, served), await startServe(main, dataDir, served)];
    try {
      const cpu = (): Promise<number> => cpuOfAll([server.pid(), ...pair.map(({ child }) => child.pid!)]);
      return rowsOf(filled, await play({ note, sink, filled, pair, plainMail, cpu }));
    } finally {
      await Promise.all(pair.map(stopServe));
    }
  });
}

interface Stage {
  note: (text: string) => void;
  sink: BenchSink;
  filled: Filled;
  pair: Started[];
  plainMail: string;
  /** Milliseconds of processor time of both processes and PostgreSQL so far. */
  cpu(): Promise<number>;
}

interface Played {
  legs: Leg[];
  /** Mails a second in each Nodemailer turn: before, between and after the legs. */
  plain: number[];
  /** Milliseconds of processor time for each mail; ours include PostgreSQL's. */
  cpuMs: { ours: number[]; plain: number[] };
  /** Milliseconds. */
  clicks: number[];
  codes: number[];
  /** Megabytes of both processes, throughout the run. */
  memory: number[];
  recipients: number;
  mostOfOne: number;
}

interface Leg {
  mails: number;
  seconds: number;
  /** Mails a second of each part. */
  parts: number[];
}

async function play({ note, sink, filled, pair, plainMail, cpu }: Stage): Promise<Played> {
  const [one, other] = pair as [Started, Started];
  const post = (path: string, form: Record<string, string> = {}): Promise<void> =>
    postForm(one.port, `/p/${filled.slug}/workbench/outbox/${path}`, form, { session: filled.session });
  const codes = askForCodes(other.port, filled.slug, sink.codes);
  const memory = watchMemory(pair.map(({ child }) => child.pid!));
  const played = { legs: [] as Leg[], plain: [] as number[], clicks: [] as number[] };
  const cpuMs: Played['cpuMs'] = { ours: [], plain: [] };
  const plainTurn = async (): Promise<void> => {
    const turn = await plainTurnOf(sink.port, plainMail);
    played.plain.push(turn.rate);
    cpuMs.plain.push(turn.cpuMs);
    note(`Nodemailer alone: ${turn.rate.toFixed(0)} mails a second`);
  };
  for (let turn = 1; turn <= LEGS; turn++) {
    await plainTurn();
    sink.order('mark');
    await pause(200);
    const [from, cpuFrom] = [sink.count(), await cpu()];
    const clicked = Date.now();
    await (turn === 1
      ? post('group/release', { kind: filled.kind, occasion: filled.occasion })
      : post('resumption'));
    await until(() => sink.firstAt() > 0, SILENCE_MS);
    played.clicks.push(sink.firstAt() - clicked);
    const endBeside = [codes.begin(), memory.begin()];
    const goal = Math.round((MAILS * turn) / LEGS);
    await until(() => sink.count() >= goal || Date.now() - sink.newestAt() > SILENCE_MS, 3_600_000);
    const leg = legOf(sink, from);
    played.legs.push(leg);
    cpuMs.ours.push(((await cpu()) - cpuFrom) / (sink.count() - from));
    for (const end of endBeside) end();
    note(`${sink.count()} mails, ${leg.parts.map((rate) => rate.toFixed(0)).join(', ')} a second`);
    if (turn < LEGS) await post('pause');
    // Wait: mails in hand still leave, and a mail that should not come at all would come now.
    for (let seen = -1; seen !== sink.count(); await pause(2000)) seen = sink.count();
  }
  await plainTurn();
  return { ...played, cpuMs, codes: codes.waited(), memory: memory.samples, ...(await sink.report()) };
}

/** The mails after the first `from` and the warm-up. */
function legOf({ timeline, count }: BenchSink, from: number): Leg {
  const begin = from + WARM;
  const mails = count() - begin;
  const times = Array.from({ length: PARTS + 1 }, (_, part) => {
    const wanted = begin + (mails * part) / PARTS;
    return timeline.find((seen) => seen.count >= wanted)!.at;
  });
  const parts = times.slice(1).map((at, part) => (1000 * mails) / PARTS / (at - times[part]!));
  return { mails, seconds: (times[PARTS]! - times[0]!) / 1000, parts };
}

async function plainTurnOf(port: number, file: string): Promise<PlainTurn> {
  const script = join(import.meta.dirname, 'lib/mail/mailPlain.ts');
  const words = [script, String(port), file, String(PLAIN_MAILS), String(CONNECTIONS)];
  const { stdout } = await promisify(execFile)(node, words);
  return JSON.parse(stdout) as PlainTurn;
}

async function cpuOfAll(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(pids.map(cpuOf));
  return each.reduce((sum, one) => sum + one, 0);
}

function rowsOf({ seconds }: Filled, played: Played): Row[] {
  const { legs, plain, cpuMs, clicks, codes, memory, ...sent } = played;
  const sum = (of: (leg: Leg) => number): number => legs.reduce((all, leg) => all + of(leg), 0);
  // The rate is taken over the whole run, so that a quick half cannot hide a slow one. The same goes for Nodemailer's turns, which have
  // equally many mails.
  const rate = sum(({ mails }) => mails) / sum(({ seconds }) => seconds);
  const plainRate = plain.length / plain.reduce((all, one) => all + 1 / one, 0);
  // Each part is compared with the turns before and after its leg.
  const tenths = legs.flatMap(({ parts }, leg) =>
    parts.map((own) => own / ((plain[leg]! + plain[leg + 1]!) / 2)),
  );
  const against = `${MAILS} mails from two processes, by turns with one pool of ${CONNECTIONS} connections, equally signed`;
  const astray = MAILS - sent.recipients + (sent.mostOfOne > 1 ? 1 : 0);
  const fifth = Math.ceil(memory.length / 5);
  const [early, late] = [median(memory.slice(fifth, 2 * fifth)), median(memory.slice(-fifth))];
  return [
    least(
      'topic mails, the whole run, against Nodemailer alone',
      rate / plainRate,
      0.8,
      `${against}: ${rate.toFixed(0)} a second against ${spread(plain)}; processor time a mail, with PostgreSQL’s, ${median(cpuMs.ours).toFixed(2)} ms against ${median(cpuMs.plain).toFixed(2)}`,
    ),
    least(
      'topic mails, the slowest tenth, against Nodemailer alone',
      Math.min(...tenths),
      0.8,
      `each tenth against the turns before and after: ${tenths.map((one) => one.toFixed(2)).join(', ')}`,
    ),
    most('lost or doubled of the topic mails', astray, 'mails', 0, `${sent.recipients} people got one`),
    most(
      'memory late in the run against early',
      late / early,
      '×',
      1.15,
      `both processes: ${late.toFixed(0)} MB in the last fifth, ${early.toFixed(0)} in the second`,
    ),
    most('putting the topic mails into the outbox', seconds, 's', 10, `${MAILS} readers, one transaction`),
    most(
      'from the click to the first mail',
      worst(clicks),
      's',
      2,
      `longest of ${clicks.length}: ${MAILS} released, then resumed: ${clicks.join(', ')} ms`,
    ),
    most(
      'sign-in code amid the topic mails',
      worst(codes),
      's',
      2,
      `longest of ${codes.length} from the form to the mail server: ${spread(codes)} ms`,
    ),
  ];
}

const worst = (values: readonly number[]): number => Math.max(...values) / 1000;

const least = (row: string, value: number, goal: number, against: string): Row => ({
  area: 'mail',
  row,
  value,
  unit: '×',
  goal: `≥ ${goal}`,
  pass: value >= goal,
  against,
});

const most = mostIn('mail');
