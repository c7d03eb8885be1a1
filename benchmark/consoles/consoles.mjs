// Many consoles without a browser, steered by lines on standard input, each answered by a line:
//   open N PATH            opens N more on that page                      → done
//   watch TEXT             every console watches                          → done, and then "seen" when the last one has it
//   visit PATH TEXT …      the last one goes there, as by a click         → {"ms","bytes"} when all of these texts are there
//   drawn                  what each one drew since it was asked last     → [{"batches","pieces","bytes"}, …]
//   close
// "failed: why" where it does not come true.
import readline from 'node:readline';
import { Circuit } from './circuit.mjs';

const [base, cookie] = process.argv.slice(2);
const consoles = [];

const verbs = {
  async open(count, path) {
    for (let i = 0; i < Number(count); i++) consoles.push(await new Circuit(new URL(path, base).href, cookie).open());
    return 'done';
  },
  watch(text) {
    Promise.all(consoles.map(c => c.sees(text))).then(() => console.log('seen'), error => console.log(`failed: ${error.message}`));
    return 'done';
  },
  async visit(path, ...texts) {
    const last = consoles.at(-1);
    last.drawn();
    const [since, all] = [performance.now(), texts.map(text => last.sees(text))];
    await last.go(path);
    const ms = Math.max(...await Promise.all(all)) - since;
    return JSON.stringify({ ms, bytes: last.drawn().bytes });
  },
  drawn: () => JSON.stringify(consoles.map(c => c.drawn())),
  async close() {
    await Promise.all(consoles.map(c => c.close()));
    process.exit(0);
  },
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [verb, ...rest] = line.split(' ');
  console.log(await Promise.resolve(verbs[verb](...rest)).catch(error => `failed: ${error.message}`));
}
