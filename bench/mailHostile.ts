import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readMessage } from '../src/mail/in/message/index.ts';
import { familyCount, hostileMail } from '../test/hostileMime/index.ts';
import type { HostileMail } from '../test/hostileMime/index.ts';
import type { Area, Row } from './lib/row.ts';

const MAILS = 1_000;
/** Each mail is read this many times; the worst time counts. */
const TIMES = 5;

/**
 * Hostile mails, each read five times. Reports the most work, the most memory, and mails that were neither read nor refused with a reason.
 */
export const area: Area = { name: 'mail', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  note(`reading ${MAILS} hostile mails of ${familyCount} kinds, each ${TIMES} times`);
  const largest = await mostMemory();
  let slowest = { value: 0, which: '' };
  const lost = new Set<string>();
  let refused = 0;
  for (let seed = 0; seed < MAILS; seed++) {
    const mail = hostileMail(seed);
    for (let time = 0; time < TIMES; time++) {
      const { outcome, seconds } = await timed(mail.raw);
      if (outcome === 'thrown') lost.add(nameOf(mail));
      if (outcome === 'refused' && time === 0) refused++;
      if (seconds > slowest.value) slowest = { value: seconds, which: nameOf(mail) };
    }
  }
  const against = `${MAILS} generated mails, each ${TIMES} times, the worst counts; ${refused} of them refused with a reason`;
  return [
    row('longest of 1,000 hostile mails', slowest.value, 's', 0.5, `${against}; longest: ${slowest.which}`),
    row(
      'most memory of a hostile mail',
      largest.value,
      'MB',
      100,
      `growth of a process of its own, for each of ${familyCount} kinds at its largest, ${TIMES} times; most: ${largest.which}`,
    ),
    row(
      'lost of 1,000 hostile mails',
      lost.size,
      'mails',
      0,
      `neither read nor refused with a reason; ${[...lost][0] ?? against}`,
    ),
  ];
}

/** Seconds of work of all threads of this process: other work on the machine does not count. */
async function timed(raw: Buffer) {
  const before = process.cpuUsage();
  const read = await readMessage(raw).catch(() => null);
  const { user, system } = process.cpuUsage(before);
  const outcome = read === null ? 'thrown' : read.ok ? 'read' : 'refused';
  return { outcome, seconds: (user + system) / 1e6 };
}

function row(name: string, value: number, unit: string, goal: number, against: string): Row {
  return { area: 'mail', row: name, value, unit, goal: `≤ ${goal}`, pass: value <= goal, against };
}

const nameOf = ({ family, seed, raw }: HostileMail): string =>
  `${family} (seed ${seed}, ${(raw.length / 1e6).toFixed(1)} MB)`;

/** Each kind at its largest, in a process that does nothing else. */
async function mostMemory(): Promise<{ value: number; which: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-hostile-'));
  let most = { value: 0, which: '' };
  try {
    for (let seed = 0; seed < familyCount; seed++) {
      const mail = hostileMail(seed);
      const file = join(folder, 'mail');
      await writeFile(file, mail.raw);
      const reader = join(import.meta.dirname, 'lib/readHostile.ts');
      for (let time = 0; time < TIMES; time++) {
        const { stdout } = await promisify(execFile)(process.execPath, [reader, file]);
        const megabytes = Number(stdout);
        if (stdout === '' || Number.isNaN(megabytes)) throw new Error(`nothing measured for ${nameOf(mail)}`);
        if (megabytes > most.value) most = { value: megabytes, which: nameOf(mail) };
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return most;
}
