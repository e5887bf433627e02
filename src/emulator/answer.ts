import { apiError } from './api/apiError.ts'
import { refuseWithoutKey } from './api/authorize.ts'
import { type ApiMatch, matchApi } from './api/matchApi.ts'
import { isOwnHost } from './control/isOwnHost.ts'
import { matchControl } from './control/matchControl.ts'
import type { EmulatorOptions } from './EmulatorOptions.ts'
import type { Emulation } from './Emulation.ts'
import type { FaultMark } from './events.ts'
import { applyFaults } from './faults/applyFaults.ts'
import type { EmulatorOperation, Fault } from './faults/Fault.ts'
import { stylesheetPath } from './portal/page.ts'
import { matchPortal } from './portal/matchPortal.ts'

/** Sends a request to the API, the portal or the control surface. */
export async function answer(
  request: Request,
  emulation: Emulation,
  control: NonNullable<EmulatorOptions['control']>,
): Promise<Response> {
  const { method } = request
  const { pathname } = new URL(request.url)

  const endpoint = matchApi(method, pathname)
  if (endpoint) {
    return faulty(endpoint.operation, request, emulation, () =>
      answerApi(endpoint, request, emulation),
    )
  }
  const showPage = matchPortal(method, pathname)
  if (showPage && pathname === stylesheetPath) return showPage(request, emulation)
  if (showPage) {
    return faulty('portal', request, emulation, async () => showPage(request, emulation))
  }
  const steer = control === false ? undefined : matchControl(method, pathname)
  if (!steer || control === false) return apiError(404, `Cannot ${method} ${pathname}`)
  return isOwnHost(request, control, emulation.origin) ? steer(request, emulation) : foreignHost()
}

const foreignHost = () =>
  apiError(
    403,
    'The control page answers to its own host name alone: open it at 127.0.0.1 or localhost, ' +
      'or name this host where the emulator is started.',
  )

function faulty(
  operation: EmulatorOperation,
  request: Request,
  { faults, events }: Emulation,
  work: () => Promise<Response>,
): Promise<Response> {
  const due = faults.take(operation)
  for (const fault of [due.latency, due.fault]) {
    if (fault) events.record({ type: 'faulted', operation, ...markOf(fault) })
  }
  return applyFaults(due, request, work)
}

function markOf(fault: Fault): FaultMark {
  switch (fault.kind) {
    case 'status':
      return { fault: 'status', status: fault.status }
    case 'latency':
      return { fault: 'latency', ms: fault.ms }
    default:
      return { fault: fault.kind }
  }
}

async function answerApi(
  { operation, answer: answerEndpoint }: ApiMatch,
  request: Request,
  emulation: Emulation,
): Promise<Response> {
  const refusal = refuseWithoutKey(request, emulation.secretKeys)
  const response = refusal ?? (await answerEndpoint(request, emulation))
  if (!response.ok)
    emulation.events.record({ type: 'rejected', operation, status: response.status })
  response.headers.set('cache-control', 'no-store')
  return response
}
