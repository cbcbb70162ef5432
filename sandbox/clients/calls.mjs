// Prints one line for each call and counts failures; `finish` ends the process with 1 when there was one.
import { strict as assert } from 'node:assert';

export { assert };

/** @param {string} client name and version, printed before each line */
export function recorder(client) {
  let passed = 0;
  const failed = [];

  /** Runs one call and returns what it returned, or undefined when it failed. */
  async function call(name, run) {
    const started = performance.now();
    try {
      const result = await run();
      passed += 1;
      console.log(`${client}  ok    ${name}  ${Math.round(performance.now() - started)} ms`);
      return result;
    } catch (error) {
      failed.push(name);
      console.log(`${client}  FAIL  ${name}: ${reason(error)}`);
      return undefined;
    }
  }

  /** A call that others build on: when it fails, the process ends here. */
  async function needed(name, run) {
    const before = failed.length;
    const result = await call(name, run);
    return failed.length === before ? result : finish();
  }

  /** A call that the API must refuse: `check` sees the error. */
  function refused(name, run, check) {
    return call(name, async () => {
      let answer;
      try {
        answer = await run();
      } catch (error) {
        check(error);
        return error;
      }
      throw new Error(`was answered, expected a refusal; keys ${Object.keys(answer ?? {}).join(', ')}`);
    });
  }

  function finish() {
    console.log(`${client}: ${passed} calls as expected, ${failed.length} not`);
    process.exit(failed.length === 0 ? 0 : 1);
  }

  return { call, needed, refused, finish };
}

function reason(error) {
  const text = error?.stack ?? String(error);
  const body = error?.body ? ` body ${JSON.stringify(error.body)}` : '';
  return (text.split('\n').slice(0, 3).join(' | ') + body).slice(0, 900);
}

/** Polls until `done` holds for the result, or fails after ten seconds. */
export async function until(run, done) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const result = await run();
    if (done(result)) {
      return result;
    }
    if (Date.now() > deadline) {
      throw new Error('ten seconds passed and the condition did not hold');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
