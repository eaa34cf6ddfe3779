/** What the YAML reader complains of, in words; its own English stands where it names the character. */
import type { Text } from './words.ts';

const ZH: Readonly<Record<string, string>> = {
  BAD_ALIAS: '别名（*）写法有误',
  BAD_COLLECTION_TYPE: '集合与其标签不符',
  BAD_DIRECTIVE: '无法识别的 % 指令',
  BAD_DQ_ESCAPE: '双引号内的转义有误',
  BAD_INDENT: '缩进有误',
  BAD_PROP_ORDER: '锚点、标签须写在 -、?、: 之后',
  BAD_SCALAR_START: '普通文本不能以此字符开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行内不能嵌套映射，请换行或加引号',
  BLOCK_IN_FLOW: '[ ] 或 { } 内不能使用块结构',
  DUPLICATE_KEY: '键重复',
  KEY_OVER_1024_CHARS: '键过长',
  MISSING_CHAR: '缺少字符',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，可能缺少冒号',
  MULTIPLE_ANCHORS: '一个值只能有一个锚点',
  MULTIPLE_DOCS: '一个文件只能有一份文档（多出 ---）',
  MULTIPLE_TAGS: '一个值只能有一个标签',
  NON_STRING_KEY: '键须为文字',
  RESOURCE_EXHAUSTION: '嵌套过深',
  TAB_AS_INDENT: '不能用制表符缩进',
  TAG_RESOLVE_FAILED: '标签无法识别',
  UNEXPECTED_TOKEN: '此处不应有该内容',
};

export const yamlErrorText = (code: string, english: string): Text => {
  const en = english.replace(/\s+/g, ' ').slice(0, 200);
  return { zh: `${ZH[code] ?? '写法有误'}（${en}）`, en };
};
