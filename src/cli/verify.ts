/** `verify <log>`: the chain, the seal, then the drill run again (design 8). */
import { proven, type Verdict, verify as verifyLog } from '../runtime/verify.ts';
import type { Text } from '../text/words.ts';
import { readArguments } from './arguments.ts';
import { fileFinder } from './find-files.ts';
import { readLogFile, tellProblem } from './log-file.ts';
import type { TerminalIo } from './terminal.ts';

const USAGE: Text = {
  zh: '用法：landfall verify <记录> [--files 文件夹] [--json]',
  en: 'usage: landfall verify <log> [--files dir] [--json]',
};
const GOOD: Text = {
  zh: '{path}：{lines} 行，链完整，已封签，重算逐行一致（logHash {hash}）',
  en: '{path}: {lines} lines, chain whole, sealed, the same line by line when run again (logHash {hash})',
};
const RUNNING: Text = { zh: '重算', en: 'running again' };

/** Exit 0 when the log proves itself, 4 for one of another behaviour whose chain holds, else 1. */
export async function verify(args: readonly string[], io: TerminalIo): Promise<number> {
  const given = readArguments(args, { usage: USAGE, words: 1, flags: ['json'], values: ['files'] });
  const path = given.words[0] as string;
  const log = await readLogFile(path);
  let shown = performance.now();
  const verdict = verifyLog(log, fileFinder(path, given.value('files')), path, (share) => {
    if (performance.now() - shown < 100) return;
    shown = performance.now();
    io.progress(`${RUNNING[io.language]} ${Math.round(share * 100)} %`);
  });
  io.progress('');
  for (const problem of verdict.problems) tellProblem(problem, io);
  if (given.has('json')) io.out(JSON.stringify(answerOf(verdict)));
  else if (proven(verdict)) {
    io.out(
      GOOD[io.language].replace('{path}', path).replace('{lines}', String(log.lines)).replace('{hash}', log.logHash),
    );
  }
  if (proven(verdict)) return 0;
  return verdict.chain && verdict.sealed && verdict.otherBehaviour ? 4 : 1;
}

/** `{chain, rerun, firstBad}`; `rerun` is null when the drill was not run again, `problems` say why. */
function answerOf({ chain, sealed, rerun, firstBad, problems }: Verdict): object {
  return {
    chain,
    sealed,
    rerun: rerun === 'not-run' ? null : rerun === 'same',
    firstBad:
      firstBad === undefined
        ? null
        : { line: firstBad.line, field: firstBad.field, was: firstBad.was ?? null, now: firstBad.now ?? null },
    problems: problems.map(({ code, severity, line, message }) => ({ code, severity, line, message })),
  };
}
