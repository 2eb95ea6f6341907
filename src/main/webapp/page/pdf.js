import { readOriginalPart } from './api.js';

/** The one place that knows which PDF.js this is. It is the build for browsers that are some years old. */
const PDFJS = new URL('../webjars/pdfjs-dist/4.10.38/', import.meta.url);
const at = (path) => new URL(path, PDFJS).href;

/** Loaded with the first PDF that is opened. */
let library;

function load() {
  library ??= import(at('legacy/build/pdf.min.mjs')).then((pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerSrc = at('legacy/build/pdf.worker.min.mjs');
    return pdfjs;
  });
  return library;
}

/**
 * A PDF of which only what is shown is fetched, part by part.
 * @param {string} id of the document
 * @param {number} size of the original, in bytes
 * @returns {Promise<{pages: number, page: (number: number) => Promise<object>, TextLayer: Function, close: () => void}>}
 */
export async function openPdf(id, size) {
  const { getDocument, PDFDataRangeTransport, TextLayer } = await load();
  const range = new PDFDataRangeTransport(size, null);
  let fail;
  const failure = new Promise((_, reject) => { fail = reject; });
  // Whoever waits for a page learns of it; a failure that nobody waits for is no error of the page.
  failure.catch(() => {});
  range.requestDataRange = (begin, end) => readOriginalPart(id, begin, end).then((bytes) => range.onDataRange(begin, bytes), fail);
  const task = getDocument({
    range,
    disableStream: true,
    disableAutoFetch: true,
    isEvalSupported: false,
    cMapUrl: at('cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: at('standard_fonts/'),
    // The console is for faults of the page, and not for those of somebody's PDF.
    verbosity: 0,
  });
  const orFailure = (promise) => Promise.race([promise, failure]);
  const pdf = await orFailure(task.promise);
  return {
    pages: pdf.numPages,
    page: (number) => orFailure(pdf.getPage(number)),
    orFailure,
    TextLayer,
    close: () => task.destroy(),
  };
}
