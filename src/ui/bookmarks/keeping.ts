/** Where this browser keeps the bookmarks of a log: a file in its private file system, or its small storage where there is none. */
const FOLDER = 'bookmarks';

const folder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
const keyOf = (id: string): string => `landfall.${FOLDER}.${id}`;
const nameOf = (id: string): string => `${id}.json`;

/** The side file's text; undefined when there is none. */
export async function keptBookmarks(id: string): Promise<string | undefined> {
  try {
    return await (await (await (await folder()).getFileHandle(nameOf(id))).getFile()).text();
  } catch {
    return localStorage.getItem(keyOf(id)) ?? undefined;
  }
}

/** Throws when it could be kept nowhere. */
export async function keepBookmarks(id: string, text: string): Promise<void> {
  try {
    const stream = await (await (await folder()).getFileHandle(nameOf(id), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  } catch {
    localStorage.setItem(keyOf(id), text);
  }
}

const AUTHOR = 'landfall.bookmarks-author';

/** Who sets bookmarks in this browser, as they said last; '' where nobody has. */
export function keptAuthor(): string {
  try {
    return localStorage.getItem(AUTHOR) ?? '';
  } catch {
    return '';
  }
}

export function keepAuthor(name: string): void {
  try {
    localStorage.setItem(AUTHOR, name.trim());
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
