/** 容缺补交: what was promised is handed in at the terminal. Plain data: JSON in, JSON out. */
import type { Material } from '../model/affair.ts'
import type { CaseProgress, MissingMaterial, SuppliedMaterial } from './case.ts'

/** What is about to be handed in. */
export interface Supplying {
  readonly material: Material
  /** `YYYY-MM-DD` */
  readonly until?: string
  /** The platform has it as a licence now: it need not be photographed. */
  readonly licence: { readonly number: string; readonly issuer: string } | null
}

/** Where the screen stands. `way`: the platform has it, or it is photographed. */
export type SupplyStage = 'asking' | 'way' | 'check' | 'handingIn' | 'told'

/** Every outcome has its own standing; what is not decided yet counts as handed in. */
export const isOnItsWay = ({ standing }: Pick<SuppliedMaterial, 'standing'>): boolean =>
  standing === 'queued' || standing === 'unknown' || standing === 'held'

/** The materials of a case that can be handed in here and now. */
export const suppliable = ({ missing }: Pick<CaseProgress, 'missing'>): readonly MissingMaterial[] =>
  missing.filter(({ here }) => here === true)
