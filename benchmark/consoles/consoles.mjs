// Many consoles without a browser, steered by lines on standard input:
//   open N      opens N more          → done
//   watch TEXT  every console watches → done, and then "seen" when the last one has it
//   close
import readline from 'node:readline';
import { Circuit } from './circuit.mjs';

const [url, cookie] = process.argv.slice(2);
const consoles = [];

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [verb, argument] = line.split(' ');
  if (verb === 'open') {
    for (let i = 0; i < Number(argument); i++) consoles.push(await new Circuit(url, cookie).open());
    console.log('done');
  } else if (verb === 'watch') {
    const seen = Promise.all(consoles.map(c => c.sees(argument)));
    console.log('done');
    seen.then(() => console.log('seen'), error => console.log(error.message));
  } else if (verb === 'close') {
    await Promise.all(consoles.map(c => c.close()));
    process.exit(0);
  }
}
