/**
 * A response team (队伍). What it does (standby → mustering → travelling → staged → working → returning) runs beside
 * how fit it is, whether it can be reached, and whether the wind lets it work. Orders given while it is busy wait in
 * line. A team in the field (实兵) moves by marks alone.
 */
import { and, assign, not, raise, setup } from 'xstate';
import * as inbox from './inbox.ts';
import * as does from './team-actions.ts';
import type { TeamContext, TeamInput, TeamMessage } from './team-types.ts';

export const teamMachine = setup({
  types: { context: {} as TeamContext, input: {} as TeamInput, events: {} as TeamMessage },
  guards: {
    automatic: does.isAutomatic,
    inField: does.isInField,
    manned: inbox.isManned,
    unable: does.isUnable,
    considered: does.isConsidered,
    hasReceived: does.hasReceived,
    isOpen: does.isOpen,
    holdsInject: inbox.holdsInject,
    answersItself: inbox.answersItself,
    ordersWait: does.ordersWait,
    hasOrder: does.hasOrder,
    hasNext: does.hasNext,
    nextIsHere: does.isNextHere,
    sheltering: does.isSheltering,
    atSite: does.isAtSite,
    atHome: does.isAtHome,
    hasWork: does.hasWork,
    openEnded: does.isOpenEnded,
    staysAfter: does.staysAfter,
    marks: does.isMark,
    routed: does.isRouted,
  },
  delays: {
    answering: ({ context }) => context.delay,
    mobilising: ({ context }) => context.mobilise,
    onTheWay: ({ context }) => context.wayLeft,
    working: does.workTime,
    untilTired: does.TIRED_AFTER,
    untilImpaired: does.IMPAIRED_AFTER,
    rested: does.RESTED_AFTER,
  },
  actions: {
    receive: assign(does.receive),
    acknowledgeSoon: raise(does.acknowledgement, { delay: 'answering' }),
    acknowledged: does.acknowledged,
    queue: assign(does.queue),
    refuseOrder: does.refuseOrder,
    refused: does.refused,
    dropOrder: assign(does.dropOrder),
    keepInject: assign((args) => inbox.keepInject(args)),
    answerSoon: raise((args) => inbox.answer(args) as TeamMessage, { delay: 'answering' }),
    answered: inbox.answered,
    dropInject: assign((args) => inbox.dropInject(args)),
    take: assign(does.takeNext),
    muster: does.muster,
    askWay: does.askWay,
    askWayHome: does.askWayHome,
    takeWay: assign(does.takeWay),
    setOut: assign(does.setOut),
    depart: does.depart,
    halt: assign(does.halt),
    stopped: does.stopped,
    arrive: assign(does.arrive),
    arrived: does.arrived,
    startWork: assign(does.startWork),
    working: does.working,
    stopWork: assign(does.stopWork),
    suspended: does.suspended,
    pace: assign(does.pace),
    lacking: does.lacking,
    relieved: does.relieved,
    beginAnew: assign(does.begunAnew),
    finish: does.finish,
    clearOrder: assign(does.clearOrder),
    turnHome: assign(does.turnHome),
    home: assign(does.comeHome),
    returned: does.returned,
    deployed: raise({ type: 'DEPLOYED' }),
    resting: raise({ type: 'RESTING' }),
    hold: assign(does.hold),
    held: does.held,
    unhold: assign(does.unhold),
    cleared: does.cleared,
    tired: does.tired,
    impaired: does.impaired,
    fresh: does.fresh,
    linkLost: does.linkLost,
    linkBack: does.linkBack,
    stranded: does.stranded,
    freed: does.freed,
    breakDown: assign(does.breakDown),
    mend: assign({ fault: null }),
    faulted: does.faulted,
    marked: does.marked,
    man: assign({ manned: true }),
    unman: assign({ manned: false }),
    takeUp: does.takeUp,
    refuse: () => {},
  },
}).createMachine({
  id: 'team',
  type: 'parallel',
  context: ({ input }) => does.initialContext(input),
  states: {
    activity: {
      initial: 'standby',
      on: {
        ORDER: [
          { guard: 'unable', actions: 'refuseOrder' },
          { guard: 'manned', actions: 'receive' },
          { guard: 'considered', actions: 'receive' },
          { actions: ['receive', 'acknowledgeSoon'] },
        ],
        ACKNOWLEDGE: [
          { guard: 'hasReceived', actions: ['acknowledged', 'queue'] },
          { guard: 'holdsInject', actions: ['answered', 'dropInject'] },
        ],
        REFUSE: { guard: 'isOpen', actions: ['refused', 'dropOrder'] },
        INJECT: [{ guard: 'manned', actions: 'keepInject' }, { actions: ['keepInject', 'answerSoon'] }],
        MAN: { actions: 'man' },
        UNMAN: { actions: ['unman', 'takeUp'] },
        INJECT_WAITS: { guard: 'answersItself', actions: 'answerSoon' },
        ORDER_WAITS: { guard: 'ordersWait', actions: 'acknowledgeSoon' },
        STRAND: { guard: 'automatic', target: '.stranded' },
        BREAK: { target: '.faulted', actions: 'breakDown' },
        RATE: { actions: 'pace' },
        MARK: { guard: 'inField', actions: 'marked' },
      },
      states: {
        standby: {
          always: { guard: and(['automatic', 'hasNext']), target: 'mustering', actions: ['take', 'deployed'] },
          on: {
            MARK: {
              guard: and([{ type: 'marks', params: { mark: 'muster' } }, 'hasNext']),
              target: 'mustering',
              actions: ['marked', 'take', 'deployed'],
            },
          },
        },
        mustering: {
          entry: 'muster',
          after: { mobilising: { guard: 'automatic', target: 'ready' } },
          on: {
            MARK: { guard: { type: 'marks', params: { mark: 'depart' } }, target: 'travelling', actions: 'marked' },
          },
        },
        /** Ready to go, but kept in by the wind for as long as it lasts. */
        ready: {
          always: [
            { guard: 'atSite', target: 'staged' },
            { guard: 'inField', target: 'mustering' },
            { guard: 'sheltering', target: 'waiting' },
            { target: 'travelling' },
          ],
        },
        waiting: { on: { CLEAR: 'ready' } },
        travelling: {
          initial: 'finding',
          states: {
            finding: { entry: 'askWay', always: { guard: not('routed'), target: 'moving' } },
            moving: {
              entry: ['setOut', 'depart'],
              after: { onTheWay: { guard: 'automatic', target: '#team.activity.staged' } },
            },
          },
          on: {
            WAY: { target: '.moving', actions: 'takeWay' },
            HOLD: { guard: 'automatic', target: 'waiting', actions: ['halt', 'stopped'] },
            BREAK: { target: 'faulted', actions: ['breakDown', 'halt', 'stopped'] },
            MARK: { guard: { type: 'marks', params: { mark: 'arrive' } }, target: 'staged', actions: 'marked' },
          },
        },
        staged: {
          entry: ['arrive', 'arrived'],
          initial: 'deciding',
          states: {
            deciding: {
              always: [
                { guard: not('hasWork'), target: 'placed' },
                { guard: 'inField', target: 'waiting' },
                { guard: 'sheltering', target: 'sheltered' },
                { target: '#team.activity.working' },
              ],
            },
            sheltered: { on: { CLEAR: 'deciding' } },
            /** A stand-by is carried out by being there. */
            placed: { entry: 'finish', always: { target: '#team.activity.relieved' } },
            waiting: {
              on: {
                MARK: [
                  {
                    guard: { type: 'marks', params: { mark: 'start' } },
                    target: '#team.activity.working',
                    actions: 'marked',
                  },
                  {
                    guard: { type: 'marks', params: { mark: 'withdraw' } },
                    target: '#team.activity.returning',
                    actions: 'marked',
                  },
                ],
              },
            },
          },
        },
        working: {
          entry: ['startWork', 'working'],
          exit: 'stopWork',
          after: {
            working: [
              // A search that has not found goes out again.
              { guard: and(['automatic', 'openEnded']), target: 'working', reenter: true, actions: 'beginAnew' },
              { guard: 'automatic', target: 'relieved', actions: 'finish' },
            ],
          },
          on: {
            FOUND: { guard: 'automatic', target: 'relieved', actions: 'finish' },
            HOLD: { guard: 'automatic', target: 'suspended', actions: 'suspended' },
            RATE: { target: 'working', reenter: true, actions: 'pace' },
            LACK: { guard: 'automatic', target: 'lacking', actions: 'lacking' },
            REST: { guard: 'automatic', target: 'resting', actions: ['lacking', 'resting'] },
            MARK: {
              guard: { type: 'marks', params: { mark: 'finish' } },
              target: 'relieved',
              actions: ['marked', 'finish'],
            },
          },
        },
        suspended: { on: { CLEAR: 'working' } },
        /** Stands at its work, or drawn back from it, and waits for fuel, sandbags, air, for water to run off … */
        lacking: {
          on: { SUPPLIED: [{ guard: 'sheltering', target: 'suspended', actions: 'suspended' }, { target: 'working' }] },
        },
        /** Nobody who is worn out works on. */
        resting: {
          on: {
            RESTED: [
              { guard: 'sheltering', target: 'suspended', actions: ['suspended', 'deployed'] },
              { target: 'working', actions: 'deployed' },
            ],
            RELIEVED: [{ guard: 'sheltering', target: 'suspended', actions: 'suspended' }, { target: 'working' }],
          },
        },
        /** Between two pieces of work: the next order, stay in place, or home. */
        relieved: {
          always: [
            { guard: 'inField', target: 'inPlace' },
            { guard: 'hasNext', target: 'ready', actions: 'take' },
            { guard: 'staysAfter', target: 'inPlace' },
            { target: 'leaving' },
          ],
        },
        inPlace: {
          entry: 'clearOrder',
          always: [
            { guard: 'nextIsHere', target: 'staged', actions: 'take' },
            { guard: and(['automatic', 'hasNext']), target: 'ready', actions: 'take' },
          ],
          on: {
            RECALL: { guard: 'automatic', target: 'leaving' },
            MARK: [
              { guard: { type: 'marks', params: { mark: 'withdraw' } }, target: 'returning', actions: 'marked' },
              {
                guard: and([{ type: 'marks', params: { mark: 'depart' } }, 'hasNext']),
                target: 'travelling',
                actions: ['marked', 'take'],
              },
            ],
          },
        },
        /** Nobody is sent home into the wind either. */
        leaving: {
          entry: 'clearOrder',
          always: [{ guard: 'sheltering', target: 'waitingHome' }, { target: 'returning' }],
        },
        returning: {
          initial: 'finding',
          states: {
            finding: { entry: 'askWayHome', always: { guard: not('routed'), target: 'moving' } },
            moving: {
              entry: ['turnHome', 'depart'],
              after: {
                onTheWay: {
                  guard: 'automatic',
                  target: '#team.activity.standby',
                  actions: ['home', 'returned', 'resting'],
                },
              },
            },
          },
          always: { guard: and(['automatic', 'hasNext']), target: 'ready', actions: ['halt', 'take'] },
          on: {
            WAY: { target: '.moving', actions: 'takeWay' },
            HOLD: { guard: 'automatic', target: 'waitingHome', actions: ['halt', 'stopped'] },
            BREAK: { target: 'faulted', actions: ['breakDown', 'halt', 'stopped'] },
            MARK: [
              {
                guard: { type: 'marks', params: { mark: 'arrive' } },
                target: 'standby',
                actions: ['marked', 'home', 'returned', 'resting'],
              },
              {
                guard: and([{ type: 'marks', params: { mark: 'depart' } }, 'hasNext']),
                target: 'travelling',
                actions: ['marked', 'halt', 'take'],
              },
            ],
          },
        },
        waitingHome: {
          always: { guard: 'hasNext', target: 'waiting', actions: 'take' },
          on: { CLEAR: 'returning' },
        },
        /** Cut off by water on its way; stands where it was until freed. */
        stranded: {
          entry: ['halt', 'stranded'],
          on: { FREE: { target: 'again', actions: 'freed' }, BREAK: { target: 'wrecked', actions: 'breakDown' } },
        },
        faulted: {
          entry: 'faulted',
          on: {
            REPAIR: { target: 'again', actions: 'mend' },
            STRAND: { guard: 'automatic', target: 'wrecked', actions: 'stranded' },
          },
        },
        /** Both: freed it is still to be repaired, and repaired still to be freed. */
        wrecked: {
          entry: 'faulted',
          on: {
            FREE: { target: 'faulted', actions: 'freed' },
            REPAIR: { target: 'stranded', actions: 'mend' },
            STRAND: { guard: 'automatic', target: 'wrecked', reenter: true, actions: 'stranded' },
            BREAK: { target: 'wrecked', reenter: true, actions: 'breakDown' },
          },
        },
        /** After a mishap: on with what was not finished, or with the next, or home. */
        again: {
          always: [
            { guard: 'hasOrder', target: 'ready' },
            { guard: 'inField', target: 'inPlace' },
            { guard: 'hasNext', target: 'ready', actions: 'take' },
            { guard: 'atHome', target: 'standby', actions: ['returned', 'resting'] },
            { target: 'leaving' },
          ],
        },
      },
    },
    /** The wind over what it is doing (避风): told by the hazards, minute by minute. */
    safety: {
      initial: 'clear',
      states: {
        clear: { on: { HOLD: { target: 'holding', actions: ['hold', 'held'] } } },
        holding: { on: { CLEAR: { target: 'clear', actions: ['unhold', 'cleared'] } } },
      },
    },
    fitness: {
      initial: 'fresh',
      on: { RELIEVED: { target: '.fresh.deployed', actions: 'relieved' } },
      states: {
        fresh: {
          initial: 'resting',
          states: {
            // Who never left has nothing to rest from.
            resting: { on: { DEPLOYED: 'deployed', RESTING: {} } },
            deployed: { after: { untilTired: '#tired' }, on: { RESTING: 'resting' } },
          },
        },
        tired: {
          id: 'tired',
          entry: 'tired',
          initial: 'deployed',
          states: {
            deployed: { after: { untilImpaired: '#impaired' }, on: { RESTING: 'resting' } },
            resting: {
              after: { rested: { target: '#team.fitness.fresh', actions: 'fresh' } },
              on: { DEPLOYED: 'deployed', RESTING: {} },
            },
          },
        },
        impaired: {
          id: 'impaired',
          entry: 'impaired',
          initial: 'deployed',
          states: {
            deployed: { on: { RESTING: 'resting' } },
            resting: {
              after: { rested: { target: '#team.fitness.fresh', actions: 'fresh' } },
              on: { DEPLOYED: 'deployed', RESTING: {} },
            },
          },
        },
      },
    },
    link: {
      initial: 'linked',
      states: {
        linked: { on: { LINK_LOST: { target: 'lost', actions: 'linkLost' } } },
        lost: { on: { LINK_BACK: { target: 'linked', actions: 'linkBack' } } },
      },
    },
  },
  on: { '*': { actions: 'refuse' } },
});
