import { TOLD } from '../mail/calls.ts';
import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const WINDOWS = 'test/browser/call.test.ts';
const PAGES = 'src/web/partnership/calls/calls.test.ts';
const SEE = by(
  WINDOWS,
  'two see each other and write beside the call, of which nothing is kept; who leaves is gone at once',
);
const ALONE = by(
  WINDOWS,
  'who waits alone is told so, and after twenty minutes that nobody came, with the other ways to talk beside it',
);
const LENGTH = by(
  'src/rooms/calls/calls.test.ts',
  'a call that two heard each other in is contact, and its length is told to those who were in it; a try is none',
);
const OTHERS = by(
  PAGES,
  'nobody but partners sees the page, gets a line, takes a seat, or hears and says something by another’s',
);
const LINE = by(
  PAGES,
  'the line tells a browser of the relay alone, by a name that is another tomorrow and in each partnership',
);
const NO = by(
  PAGES,
  'without a relay each is asked before the first call; who says no is not called, the other reads that it is not possible, and the answer can be changed',
);
const AGAIN = by(
  'src/web/partnership/calls/script/peer.test.ts',
  'a line that goes away is looked for again by itself, after hours by credentials that the relay takes then; so it is where the other looks',
);
const BACK = by(
  'src/web/partnership/calls/script/weak.test.ts',
  'the picture comes back by itself when the line widens, step by step',
);

const POOR = by(
  'src/web/partnership/calls/script/weak.test.ts',
  'when not even sound goes through for a while, that is told once, and again only after it was better',
);

/** The call of partners in their browsers. */
export const calls = {
  'call.at-hour': words,
  'call.back': words,
  'call.before': words,
  'call.beside': words,
  'call.beside-about': promise('a654', SEE),
  'call.camera': words,
  'call.captions': words,
  'call.come-in': words,
  'call.controls': words,
  'call.during': words,
  'call.heading': words,
  'call.here': words,
  'call.here-until': words,
  'call.hide': words,
  'call.is-muted': words,
  'call.lead': promise('8549', SEE),
  'call.leave': words,
  'call.length': words,
  'call.lengths': promise('e868', LENGTH),
  'call.loudness': words,
  'call.microphone': words,
  'call.mute': words,
  'call.no-script': words,
  'call.now': words,
  'call.otherwise': words,
  'call.otherwise.letter': words,
  'call.otherwise.link': words,
  'call.otherwise.meeting': words,
  'call.problem.busy': words,
  'call.problem.line': words,
  'call.problem.missing': words,
  'call.problem.missing-camera': words,
  'call.problem.old': words,
  'call.problem.refused': words,
  'call.problem.refused-camera': words,
  'call.refused': words,
  'call.say': words,
  'call.says.away': promise('ed92', AGAIN),
  'call.says.clear': words,
  'call.says.connected': words,
  'call.says.connecting': words,
  'call.says.elsewhere': words,
  'call.says.left': words,
  'call.says.low': words,
  'call.says.no-share': words,
  'call.says.mailed': promise('18b5', TOLD, ALONE),
  'call.says.nobody': promise('c398', ALONE),
  'call.says.not-mailed': promise('a3fb', TOLD),
  'call.says.over': words,
  'call.says.poor': promise('81ba', POOR, AGAIN),
  'call.says.ready': words,
  'call.says.said': words,
  'call.says.sound': promise('8844', BACK),
  'call.says.stuck': promise('42d6', AGAIN),
  'call.says.trying': words,
  'call.says.waiting': words,
  'call.self': words,
  'call.share': words,
  'call.sound-only': words,
  'call.tell': promise('8c33', TOLD),
  'call.title': words,
  'call.way': words,
  'call.way.about': promise('8aef', LINE),
  'call.way.ask': words,
  'call.way.decline': words,
  'call.way.direct': promise('c427', LINE),
  'call.way.direct-mine': promise('f8f5', LINE),
  'call.way.free': promise('9492', NO),
  'call.way.no': words,
  'call.way.relay': promise('1a3a', LINE),
  'call.way.stop': words,
  'call.way.through': words,
  'call.way.yes': words,
  'call.who-sees': promise('2468', OTHERS, SEE),
  'call.words': words,
} satisfies Marks;
