import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ipBytes, ipText } from './ipBytes.ts';
import {
  ATTRIBUTE,
  decodeStun,
  encodeStun,
  isSigned,
  lengthOf,
  newId,
  readXorAddress,
  xorAddress,
} from './stun.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

// RFC 5769, 2.4
test('a signed request is octet for octet the published one', () => {
  const published = hex(`
    00010060 2112a442 78ad3433 c6ad72c0 29da412e
    00060012 e3839ee3 8388e383 aae38383 e382afe3 82b90000
    0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341
    0014000b 6578616d 706c652e 6f726700
    00080014 f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666`);
  const key = createHash('md5').update('マトリックス:example.org:TheMatrIX').digest();
  const message = decodeStun(published)!;
  const attributes = new Map([...message.attributes].filter(([type]) => type !== ATTRIBUTE.integrity));
  expect(encodeStun({ ...message, attributes }, key)).toEqual(published);
  expect(isSigned(published, key)).toBe(true);
  expect(isSigned(published, createHash('md5').update('another').digest())).toBe(false);
});

// RFC 5769, 2.2 and 2.3
test('published answers are read', () => {
  const start = '2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220';
  const four = hex(`0101003c ${start} 00200008 0001a147 e112a643
    00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7 80280004 c07d4c96`);
  const six = hex(`01010034 ${start} 00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9 80280000`);
  six.writeUInt16BE(six.length - 20, 2);
  expect(isSigned(four, Buffer.from('VOkJxbRl1RmTxUk/WvJxBt'))).toBe(true);
  const read = [four, six].map((bytes) => readXorAddress(decodeStun(bytes)!, ATTRIBUTE.xorMappedAddress));
  expect(read).toEqual([
    { address: '192.0.2.1', port: 32853 },
    { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32853 },
  ]);
});

test('every address and every message comes back as it went', () => {
  const address = fc.oneof(
    fc.ipV4(),
    fc.ipV6().map((one) => ipText(ipBytes(one))),
  );
  const value = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(address, fc.nat(65535), fc.nat(0xfff), value, (address, port, method, data) => {
      const id = newId();
      const attributes = new Map([
        [ATTRIBUTE.xorPeerAddress, xorAddress({ address, port }, id)],
        [ATTRIBUTE.data, data],
      ]);
      const bytes = encodeStun({ method, kind: 'indication', id, attributes });
      const read = decodeStun(bytes)!;
      expect(read).toEqual({ method, kind: 'indication', id, attributes });
      expect(readXorAddress(read, ATTRIBUTE.xorPeerAddress)).toEqual({ address, port });
      expect(lengthOf(bytes)).toBe(bytes.length);
      // A message that is cut or lengthened is none.
      expect(decodeStun(bytes.subarray(0, -1))).toBeUndefined();
      expect(decodeStun(Buffer.concat([bytes, Buffer.alloc(4)]))).toBeUndefined();
    }),
  );
});

test('whatever octets come, reading ends without a fault', () => {
  const begun = fc
    .tuple(fc.constantFrom(0x0101, 0x0113, 0x0017), fc.uint8Array({ maxLength: 60 }))
    .map(([type, rest]) => {
      const tail = Buffer.from(rest.subarray(0, rest.length - (rest.length % 4)));
      const bytes = Buffer.concat([Buffer.alloc(4), hex('2112a442'), newId(), tail]);
      bytes.writeUInt16BE(type, 0);
      bytes.writeUInt16BE(tail.length, 2);
      return bytes;
    });
  fc.assert(
    fc.property(
      fc.oneof(
        begun,
        fc.uint8Array({ maxLength: 80 }).map((one) => Buffer.from(one)),
      ),
      (bytes) => {
        const message = decodeStun(bytes);
        if (message) for (const type of Object.values(ATTRIBUTE)) readXorAddress(message, type);
        expect(isSigned(bytes, Buffer.from('no key of theirs'))).toBe(false);
      },
    ),
  );
});
