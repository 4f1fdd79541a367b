import * as v from 'valibot'
import type { Made, Offer } from '#flows/appointment/appointment.ts'
import { command, type } from '../command.ts'
import { Id, SlotId } from '../schemas.ts'

/** In 查办件: the case that is meant, by its `id` in the list. Absent: the application of this session. */
const Case = v.exactOptional(Id)
const needs = ({ case: named }: { readonly case?: string }) => (named === undefined ? 'mayFollowUp' : 'mayCollect')

export const appointment = {
  /** 号源: the times that may be chosen for an item, and the one that is held. Only the platform knows them. */
  'Appointment.Offer': command({
    payload: v.strictObject({ item: Id, case: Case }),
    result: type<Offer>(),
    needs,
    timeoutMs: 20_000,
  }),
  /**
   * Takes a time, changes to it, or gives back what is held (`slot` null). Only while the platform answers: it may be
   * asked again without ever making two.
   */
  'Appointment.Make': command({
    payload: v.strictObject({ item: Id, slot: v.nullable(SlotId), case: Case }),
    result: type<Made>(),
    needs,
    timeoutMs: 20_000,
    permanence: 'lasting',
  }),
}
