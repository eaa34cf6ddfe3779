/** The words of bookmarks beside a log. */
import type { Speech } from '../words.ts';

const zh = {
  title: '书签',
  add: '在此加书签',
  note: '备注，可留空',
  go: '到这一刻',
  drop: '删除书签',
  dropped: '已删除 {time}{note}',
  undo: '撤销',
  fromLog: '记录内',
  fromLogTitle: '演练中作的书签，在记录里，不能改',
  empty: '还没有书签。按 B 在播放头处加一个；书签另存，不写入记录。',
  export: '导出',
  import: '导入…',
  imported: '已导入 {n} 个书签',
  otherLog: '已导入 {n} 个书签，它们是为“{log}”作的，时刻可能不同',
  badFile: '“{file}”没有导入：{why}',
  why: {
    'not-json': '不是 JSON 文件，请选用“导出”得到的书签文件',
    'not-bookmarks': '不是书签文件，请选用“导出”得到的文件',
    newer: '是较新版本的书签文件，请更新本软件',
    'too-many': '书签超过 10000 个',
    'bad-entry': '第 {entry} 个书签缺少 id、at（毫秒）或 note',
    scenario: '是情景 {scenario} 的书签，这里是 {own}',
  },
  notKept: '书签没有保存：{reason}。请导出以免丢失',
};
export type BookmarkLabels = typeof zh;
const en: BookmarkLabels = {
  title: 'Bookmarks',
  add: 'Bookmark here',
  note: 'Note, may be empty',
  go: 'Go to this moment',
  drop: 'Delete the bookmark',
  dropped: 'Deleted {time}{note}',
  undo: 'Undo',
  fromLog: 'in the log',
  fromLogTitle: 'Made during the drill: it is in the log and cannot be changed',
  empty: 'No bookmarks yet. B sets one at the playhead; they are kept beside the log, never in it.',
  export: 'Export',
  import: 'Import…',
  imported: '{n} bookmarks imported',
  otherLog: '{n} bookmarks imported; they were made for "{log}", whose moments may differ',
  badFile: '"{file}" was not imported: {why}',
  why: {
    'not-json': 'it is no JSON file; choose one that Export made',
    'not-bookmarks': 'it is no bookmark file; choose one that Export made',
    newer: 'it is a bookmark file of a newer version: update this program',
    'too-many': 'it has more than 10000 bookmarks',
    'bad-entry': 'bookmark {entry} lacks its id, at (ms) or note',
    scenario: 'its bookmarks are of the scenario {scenario}, this is {own}',
  },
  notKept: 'The bookmarks were not kept: {reason}. Export them, or they are lost',
};
export const bookmarkLabels = ({ language }: Pick<Speech, 'language'>): BookmarkLabels => (language === 'zh' ? zh : en);
