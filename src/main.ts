/** The page's composition root: the page, and the workers that its drills run in. */
import { mountPage } from './ui/mount.ts';
import { workerOpener } from './ui/worker-opener.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
mountPage(
  root,
  workerOpener(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })),
);
