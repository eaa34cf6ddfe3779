/** Whether a file's path stays in its folder by its words alone; what links do is the host's to see (cli/scenario-folder). */
export function isInside(path: string): boolean {
  if (path === '' || path.length > 500 || /[\\:*?"<>|\0]/.test(path) || path.startsWith('/')) return false;
  return path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
}
