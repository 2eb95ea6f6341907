/**
 * A pause that a wake-up or the end cuts short.
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @param {EventTarget} [wakeUps] dispatches `wake`
 * @returns {Promise<void>} never rejects
 */
export function pause(milliseconds, signal, wakeUps) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = milliseconds === Infinity ? undefined : setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      wakeUps?.removeEventListener('wake', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    wakeUps?.addEventListener('wake', done);
  });
}

/**
 * A controller that ends with its parent but can be ended alone. (`AbortSignal.any` is younger than
 * the browsers that firms still run.)
 * @param {AbortSignal} parent
 * @returns {AbortController & {release: () => void}}
 */
export function childOf(parent) {
  const child = new AbortController();
  const abort = () => child.abort();
  if (parent.aborted) abort();
  parent.addEventListener('abort', abort);
  return Object.assign(child, { release: () => parent.removeEventListener('abort', abort) });
}
