/**
 * The registry of exercises: a new kind is its milestones in `log/names.ts`, a file here and a line below. All are made
 * from one `procedure`, so that each takes an `ExerciseInput`.
 */
import type { AnyStateMachine, InputFrom } from 'xstate';
import type { ExerciseKind } from '../../log/names.ts';
import { boatsToPortMachine } from './boats-to-port.ts';
import { chemicalLeakMachine } from './chemical-leak.ts';
import { evacuationMachine } from './evacuation.ts';
import type { ExerciseInput } from './protocol.ts';
import { reservoirDykeMachine } from './reservoir-dyke.ts';
import { restorationMedicalMachine } from './restoration-medical.ts';
import { typhoonLandfallMachine } from './typhoon-landfall.ts';
import { urbanFloodingMachine } from './urban-flooding.ts';
import { vesselDistressMachine } from './vessel-distress.ts';

export type { ExerciseInput, ExerciseMessage, FactName } from './protocol.ts';

export const exerciseMachines = {
  'typhoon-landfall': typhoonLandfallMachine,
  'boats-to-port': boatsToPortMachine,
  evacuation: evacuationMachine,
  'vessel-distress': vesselDistressMachine,
  'chemical-leak': chemicalLeakMachine,
  'reservoir-dyke': reservoirDykeMachine,
  'urban-flooding': urbanFloodingMachine,
  'restoration-medical': restorationMedicalMachine,
} as const satisfies Record<ExerciseKind, AnyStateMachine>;

type Takes<Input> = {
  readonly [K in ExerciseKind]: Input extends InputFrom<(typeof exerciseMachines)[K]> ? AnyStateMachine : never;
};
/** The machine of each kind, for the kernel to start with an `ExerciseInput`. */
export const machineOf = (kind: ExerciseKind): AnyStateMachine =>
  (exerciseMachines satisfies Takes<ExerciseInput>)[kind];
