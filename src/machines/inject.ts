/**
 * An inject (导调信息): how it was written runs beside how it is played. Play goes planned → armed → due → released →
 * delivered → acknowledged → responded → complete; a controller may hold, defer, skip or supersede it on the way, a dead
 * channel fails it, and an expected action that never comes lets it expire and arms its contingency.
 */
import { assign, not, setup } from 'xstate';
import type { InjectContext, InjectInput, InjectMessage } from './inject-actions.ts';
import * as does from './inject-actions.ts';

export const injectMachine = setup({
  types: { context: {} as InjectContext, input: {} as InjectInput, events: {} as InjectMessage },
  guards: {
    isTimed: does.isTimed,
    isWatched: does.isWatched,
    goesOutByItself: does.goesOutByItself,
    isCarried: does.isCarried,
    allAcknowledged: does.allAcknowledged,
    allMet: does.allMet,
    expectsNothing: does.expectsNothing,
  },
  delays: {
    untilDue: ({ context }) => context.untilDue ?? 0,
    delivering: ({ context }) => context.delivery,
    deferral: ({ context }) => context.deferral,
  },
  actions: {
    authored: (_, params: { state: 'draft' | 'submitted' | 'approved' | 'obsolete' }) => does.authored(_, params),
    armed: does.armed,
    due: does.due,
    released: does.released,
    carry: does.carry,
    delivered: does.delivered,
    noteAcknowledgement: assign(does.noteAcknowledgement),
    acknowledged: does.acknowledged,
    noteMet: assign(does.noteMet),
    met: does.met,
    missed: does.missed,
    responded: does.responded,
    completed: does.completed,
    held: does.held,
    defer: assign(does.defer),
    deferred: does.deferred,
    skipped: does.skipped,
    superseded: does.superseded,
    failed: does.failed,
    expired: does.expired,
    refuse: () => {},
  },
}).createMachine({
  id: 'inject',
  type: 'parallel',
  context: does.initialContext,
  states: {
    authoring: {
      initial: 'approved',
      states: {
        draft: {
          on: { SUBMIT: { target: 'submitted', actions: { type: 'authored', params: { state: 'submitted' } } } },
        },
        submitted: {
          on: {
            APPROVE: { target: 'approved', actions: { type: 'authored', params: { state: 'approved' } } },
            EDIT: { target: 'draft', actions: { type: 'authored', params: { state: 'draft' } } },
          },
        },
        /** What a scenario file holds has been approved; editing it sends it back. */
        approved: {
          on: {
            EDIT: { target: 'draft', actions: { type: 'authored', params: { state: 'draft' } } },
            WITHDRAW: { target: 'obsolete', actions: { type: 'authored', params: { state: 'obsolete' } } },
          },
        },
        obsolete: {},
      },
    },
    play: {
      initial: 'planned',
      states: {
        planned: {
          initial: 'sorting',
          states: {
            sorting: {
              always: [
                { guard: 'isTimed', target: 'timed' },
                { guard: 'isWatched', target: '#inject.play.armed' },
                { target: 'parked' },
              ],
            },
            timed: { after: { untilDue: '#inject.play.due' } },
            parked: {},
          },
          on: {
            HOLD: 'held',
            DEFER: 'deferred',
            SKIP: 'skipped',
            SUPERSEDE: 'superseded',
            FIRE: 'released',
            ARM: 'armed',
          },
        },
        armed: {
          entry: 'armed',
          on: {
            DUE: 'due',
            HOLD: 'held',
            DEFER: 'deferred',
            SKIP: 'skipped',
            SUPERSEDE: 'superseded',
            FIRE: 'released',
            RELEASE: 'released',
          },
        },
        due: {
          entry: 'due',
          always: { guard: 'goesOutByItself', target: 'released' },
          on: {
            RELEASE: 'released',
            FIRE: 'released',
            HOLD: 'held',
            DEFER: 'deferred',
            SKIP: 'skipped',
            SUPERSEDE: 'superseded',
          },
        },
        released: {
          entry: ['released', 'carry'],
          after: { delivering: { guard: not('isCarried'), target: 'delivered' } },
          on: { ARRIVED: 'delivered', FAIL: 'failed' },
        },
        delivered: {
          entry: 'delivered',
          always: { guard: 'allAcknowledged', target: 'acknowledged' },
          on: {
            ACKNOWLEDGED: { actions: ['acknowledged', 'noteAcknowledgement'] },
            MET: { actions: ['met', 'noteMet'] },
            MISSED: { target: 'expired', actions: 'missed' },
          },
        },
        acknowledged: {
          always: [
            { guard: 'expectsNothing', target: 'complete' },
            { guard: 'allMet', target: 'responded' },
          ],
          on: { MET: { actions: ['met', 'noteMet'] }, MISSED: { target: 'expired', actions: 'missed' } },
        },
        responded: { entry: 'responded', always: 'complete' },
        complete: { entry: 'completed' },
        held: {
          entry: 'held',
          on: { RELEASE: 'released', FIRE: 'released', DEFER: 'deferred', SKIP: 'skipped', SUPERSEDE: 'superseded' },
        },
        deferred: {
          entry: ['defer', 'deferred'],
          after: { deferral: 'due' },
          on: {
            RELEASE: 'released',
            FIRE: 'released',
            HOLD: 'held',
            SKIP: 'skipped',
            SUPERSEDE: 'superseded',
            DEFER: { target: 'deferred', reenter: true },
          },
        },
        skipped: { entry: 'skipped' },
        superseded: { entry: 'superseded' },
        failed: { entry: 'failed', on: { FIRE: 'released', RELEASE: 'released' } },
        /** Too late is not never: what still comes is noted, and stays late. */
        expired: {
          entry: 'expired',
          on: {
            MET: { actions: ['met', 'noteMet'] },
            MISSED: { actions: 'missed' },
            ACKNOWLEDGED: { actions: ['acknowledged', 'noteAcknowledgement'] },
          },
        },
      },
    },
  },
  on: { '*': { actions: 'refuse' } },
});
