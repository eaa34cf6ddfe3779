/**
 * Substances that may be released. AEGL: U.S. EPA, ppm after 10 and 60 minutes; those marked `memory` have not been held against a
 * second source. Boiling point, heat of vaporisation at it, densities and heats are handbook values from memory [K], good to a few
 * per cent; the vapour pressure that follows from them is some 15 % high for benzene at 25 °C. The load's n is ten Berge's for
 * ammonia, chlorine, hydrogen sulfide and hydrogen chloride; 1 for the others is assumed (设定). First distances: ERG 2020 from
 * memory [K]: to be checked with the printed guide before use.
 */
import { exp } from '../../engine/math.ts';

export interface Substance {
  readonly un: string;
  /** g/mol. */
  readonly molar: number;
  /** K. */
  readonly boils: number;
  /** Heat of vaporisation, J/kg, and of the liquid, J/(kg K). */
  readonly heat: number;
  readonly capacity: number;
  /** Liquid, kg/m³. */
  readonly density: number;
  /** ppm after 10 and after 60 minutes, levels 1 to 3; undefined where there is none. */
  readonly aegl: readonly (readonly [ten: number, sixty: number] | undefined)[];
  readonly checked: 'verified' | 'memory';
  /** Lower explosive limit, % by volume. */
  readonly lel?: number;
  /** n of the toxic load Cⁿ t (ten Berge). */
  readonly load: number;
  /** Rain takes it out of the air. */
  readonly soluble: boolean;
  /** To keep everybody away at once all round, and downwind, m. */
  readonly isolate: number;
  readonly protect: number;
}

export const SUBSTANCES = {
  ammonia: {
    un: '1005',
    molar: 17.031,
    boils: 239.8,
    heat: 1.371e6,
    capacity: 4_600,
    density: 682,
    aegl: [
      [30, 30],
      [220, 160],
      [2_700, 1_100],
    ],
    checked: 'verified',
    lel: 15,
    load: 2,
    soluble: true,
    isolate: 150,
    protect: 600,
  },
  chlorine: {
    un: '1017',
    molar: 70.906,
    boils: 239.1,
    heat: 2.88e5,
    capacity: 946,
    density: 1_562,
    aegl: [
      [0.5, 0.5],
      [2.8, 2],
      [50, 20],
    ],
    checked: 'verified',
    load: 2,
    soluble: false,
    isolate: 600,
    protect: 4_100,
  },
  'hydrogen-sulfide': {
    un: '1053',
    molar: 34.08,
    boils: 212.8,
    heat: 5.48e5,
    capacity: 2_010,
    density: 915,
    aegl: [
      [0.75, 0.51],
      [41, 27],
      [76, 50],
    ],
    checked: 'verified',
    lel: 4,
    load: 4.36,
    soluble: false,
    isolate: 400,
    protect: 2_100,
  },
  benzene: {
    un: '1114',
    molar: 78.11,
    boils: 353.2,
    heat: 3.94e5,
    capacity: 1_740,
    density: 876,
    aegl: [
      [130, 52],
      [2_000, 800],
      [9_700, 4_000],
    ],
    checked: 'verified',
    lel: 1.2,
    load: 1,
    soluble: false,
    isolate: 50,
    protect: 300,
  },
  toluene: {
    un: '1294',
    molar: 92.14,
    boils: 383.8,
    heat: 3.6e5,
    capacity: 1_700,
    density: 867,
    aegl: [
      [67, 67],
      [1_400, 560],
      [10_000, 3_700],
    ],
    checked: 'memory',
    lel: 1.1,
    load: 1,
    soluble: false,
    isolate: 50,
    protect: 300,
  },
  styrene: {
    un: '2055',
    molar: 104.15,
    boils: 418.3,
    heat: 3.55e5,
    capacity: 1_750,
    density: 906,
    aegl: [
      [20, 20],
      [230, 130],
      [1_900, 1_100],
    ],
    checked: 'memory',
    lel: 0.9,
    load: 1,
    soluble: false,
    isolate: 50,
    protect: 300,
  },
  'sulfur-dioxide': {
    un: '1079',
    molar: 64.07,
    boils: 263.1,
    heat: 3.89e5,
    capacity: 1_360,
    density: 1_458,
    aegl: [
      [0.2, 0.2],
      [0.75, 0.75],
      [30, 30],
    ],
    checked: 'verified',
    load: 1,
    soluble: true,
    isolate: 100,
    protect: 2_200,
  },
  'hydrogen-chloride': {
    un: '1050',
    molar: 36.46,
    boils: 188.1,
    heat: 4.43e5,
    capacity: 1_750,
    density: 1_190,
    aegl: [
      [1.8, 1.8],
      [100, 22],
      [620, 100],
    ],
    checked: 'memory',
    load: 1,
    soluble: true,
    isolate: 30,
    protect: 300,
  },
} as const satisfies Record<string, Substance>;
export type SubstanceName = keyof typeof SUBSTANCES;
export const SUBSTANCE_NAMES = Object.keys(SUBSTANCES) as readonly SubstanceName[];
export const substanceOf = (name: SubstanceName): Substance => SUBSTANCES[name];

const R = 8.314_46;

/** Vapour pressure at a temperature, K, in mmHg: Clausius and Clapeyron from the boiling point. */
export const vapourPressure = ({ heat, molar, boils }: Substance, temperature: number): number =>
  760 * exp(((-heat * molar) / 1_000 / R) * (1 / temperature - 1 / boils));

/** Density of the gas at one atmosphere, kg/m³. */
export const gasDensity = ({ molar }: Substance, temperature: number): number =>
  (101_325 * molar) / 1_000 / (R * temperature);

/** Parts per million by volume for kg/m³, at 25 °C and one atmosphere as in the AEGL's own conversion. */
export const toPpm = ({ molar }: Substance, concentration: number): number => (concentration * 1e6 * 24.45) / molar;
