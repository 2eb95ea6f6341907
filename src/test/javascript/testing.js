/** The tests of one module's behaviour, to be run in a browser by `ClientModulesTest`. */
const tests = [];

/** @param {string} name @param {() => unknown} body */
export const test = (name, body) => tests.push({ name, body });

/** @returns {Promise<{name: string, failure: string | null}[]>} */
export async function run() {
  const results = [];
  for (const { name, body } of tests.splice(0)) {
    let failure = null;
    try {
      await body();
    } catch (error) {
      failure = error.stack ?? String(error);
    }
    results.push({ name, failure });
  }
  return results;
}

/** By value, as JSON has it. */
export function equal(actual, expected, about = '') {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${about && `${about}: `}expected ${wanted}, but it is ${is}`);
}

export function ok(truth, about) {
  if (!truth) throw new Error(about);
}
