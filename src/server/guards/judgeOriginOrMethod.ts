import type { HostArgs } from '../host/HostArgs.ts'
import type { Incoming } from '../incoming/Incoming.ts'
import { judgeOrigin, type OriginRule, type OriginVerdict } from './judgeOrigin.ts'

/**
 * Judges whether the app itself asks. A wrong method is told as one, also where the host's function
 * makes nothing of the origin.
 *
 * @param checkMethod throws for a request whose method means nothing there
 */
export async function judgeOriginOrMethod<Context, Asked extends Incoming>(
  request: Asked,
  args: HostArgs<Context>,
  rule: OriginRule<Context>,
  checkMethod: (request: Asked) => unknown,
): Promise<OriginVerdict> {
  try {
    return await judgeOrigin(request, args, rule)
  } catch (error) {
    // It may have been an honest preflight, which only the host's answer could tell.
    if (request.method !== 'OPTIONS') checkMethod(request)
    throw error
  }
}
