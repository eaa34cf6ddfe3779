/** The command line's beginning: `node bin/landfall.mjs …` comes here. */
import { landfall, languageOf } from './commands.ts';
import { terminal } from './terminal.ts';

// A reader that has seen enough (`landfall show … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const args = process.argv.slice(2);
process.exitCode = await landfall(args, terminal(languageOf(args, process.env)));
