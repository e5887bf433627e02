import { apiError } from '../api/apiError.ts'
import type { Emulation } from '../Emulation.ts'
import { EmulatorError } from '../EmulatorError.ts'
import { checkFault } from '../faults/checkFault.ts'
import { redirectResponse } from '../portal/page.ts'
import { faultPresets } from './faultPresets.ts'

type Fields = Readonly<Record<string, unknown>>

/** Does what was asked; answers by itself only where that is not the state that follows. */
export type Action = (
  fields: Fields,
  emulation: Emulation,
  request: Request,
) => Response | undefined

/** What a person or a program can do to the emulator, by the path that it is posted to. */
export const actions: Readonly<Record<string, Action | undefined>> = {
  '/_emulator/clock': ({ advanceMs }, { clock }) => {
    clock.advance(typeof advanceMs === 'number' ? advanceMs : Number.NaN)
    return undefined
  },
  '/_emulator/faults': ({ clear, mode = 'once', ...wish }, { faults }) => {
    if (clear === true) {
      faults.clear()
      return undefined
    }
    if (mode !== 'once' && mode !== 'always') {
      throw new EmulatorError('invalid_fault', 'mode must be once or always.')
    }
    const fault = wish['preset'] === undefined ? wish : presetFault(wish)
    checkFault(fault)
    faults[mode](fault)
    return undefined
  },
  '/_emulator/revoke': ({ sessionId }, emulation) =>
    emulation.revoke(String(sessionId)) ? undefined : apiError(404, 'Portal session not found'),
  '/_emulator/reset': (_, emulation) => {
    emulation.reset()
    return undefined
  },
  '/_emulator/open': ({ customerId }, emulation, request) => {
    const account = emulation.customers.find(String(customerId))
    if (!account) return apiError(404, 'Customer not found')
    return redirectResponse(emulation.mint(request, { customerId: account.id }).url)
  },
}

/** A fault by the name of its button, for the operation that was chosen beside it. */
function presetFault({ preset, operation }: Fields): unknown {
  const name = String(preset)
  if (!Object.hasOwn(faultPresets, name)) {
    const names = Object.keys(faultPresets).join(', ')
    throw new EmulatorError('invalid_fault', `preset must be one of ${names}.`)
  }
  const fault = faultPresets[name]?.fault
  return fault?.kind === 'wrongUrl' || operation === undefined ? fault : { operation, ...fault }
}
