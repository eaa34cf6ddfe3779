/** The boards that lie behind others until they are asked for, as one piece to load. */
import './orders.ts';
import './people.ts';
