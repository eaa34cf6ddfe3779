/** The dialogs that any viewer may open, as one piece to load. */
import './bookmark.ts';
import './help.ts';
import './menu.ts';
import './palette.ts';
import './problems.ts';
