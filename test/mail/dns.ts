import { createSocket } from 'node:dgram';

/** The records of a name: texts, or mail exchanges. */
export interface Zone {
  txt?: Readonly<Record<string, readonly string[]>>;
  mx?: Readonly<Record<string, string>>;
  /** Answers every question with a server failure. */
  isBroken?: true;
}

export interface NameServer {
  /** The server's address in the form node:dns takes, such as `127.0.0.1:5353`. */
  address: string;
  zone: Zone;
  close(): Promise<void>;
}

const TXT = 16;
const MX = 15;

/** A name server on loopback that knows only these records (RFC 1035). A test may change its zone. */
export async function nameServer(zone: Zone = {}): Promise<NameServer> {
  const socket = createSocket('udp4');
  const own: NameServer = {
    address: '',
    zone,
    close: () => new Promise((done) => socket.close(() => done())),
  };
  socket.on('message', (question, { port, address }) => {
    socket.send(answerTo(question, own.zone), port, address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  own.address = `127.0.0.1:${socket.address().port}`;
  return own;
}

function answerTo(question: Buffer, zone: Zone): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at]!; length > 0; length = question[at]!) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const type = question.readUInt16BE(at + 1);
  const asked = question.subarray(12, at + 5);
  const name = labels.join('.').toLowerCase();
  const datas =
    type === TXT
      ? (zone.txt?.[name] ?? []).map(textData)
      : type === MX && zone.mx?.[name]
        ? [Buffer.concat([Buffer.from([0, 10]), nameData(zone.mx[name])])]
        : [];
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  // An authoritative answer; "no such name" if there is none.
  head.writeUInt16BE(zone.isBroken ? 0x8582 : datas.length > 0 ? 0x8580 : 0x8583, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(datas.length, 6);
  const answers = datas.map((data) => {
    const record = Buffer.alloc(12);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(60, 6);
    record.writeUInt16BE(data.length, 10);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([head, asked, ...answers]);
}

/** The wire form splits texts longer than 255 octets. */
function textData(text: string): Buffer {
  const pieces = text.match(/.{1,255}/gs) ?? [''];
  return Buffer.concat(
    pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece)])),
  );
}

const nameData = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
