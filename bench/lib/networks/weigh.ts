import { assemble } from '../../../src/boot/assemble.ts';

// Prints the octets on the heap once the program is loaded and before any request: `node --expose-gc weigh.js`.
if (typeof assemble !== 'function') throw new Error('the program was not loaded');
for (let turn = 0; turn < 5; turn++) globalThis.gc?.();
console.log(process.memoryUsage().heapUsed);
