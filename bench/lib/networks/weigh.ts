import { assemble } from '../../../src/boot/assemble.ts';

// Prints how many octets the heap holds once the program is loaded, and nothing has been asked of it: `node --expose-gc weigh.js`.
if (typeof assemble !== 'function') throw new Error('the program was not loaded');
for (let turn = 0; turn < 5; turn++) globalThis.gc?.();
console.log(process.memoryUsage().heapUsed);
