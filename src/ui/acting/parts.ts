/** Everything of seats that is drawn, as one piece to load. */
import './board.ts';
import './decide-dialog.ts';
import './muster-board.ts';
import './muster-dialog.ts';
import './order-dialog.ts';
import './refuse-dialog.ts';
import './report-dialog.ts';
import './seats-dialog.ts';
