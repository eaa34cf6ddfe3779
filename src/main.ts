/** The page's composition root: the page, and the workers that its drills run in. */
import { mountPage } from './ui/mount.ts';
import { workerOpener } from './ui/worker-opener.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
const mounted = mountPage(
  root,
  workerOpener(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })),
);
mounted.catch((error: unknown) => {
  root.textContent = `页面没有取全，请重新载入。The page is not complete: load it again. (${error})`;
});
