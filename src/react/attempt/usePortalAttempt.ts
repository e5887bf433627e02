import { QueryClientContext, useMutation } from '@tanstack/react-query'
import { useContext, useEffect, useInsertionEffect, useState } from 'react'
import type { PortalSettings } from '../settings/PortalOptions.ts'
import { mount, unmount } from './callers.ts'
import { createCaller, type CallerActions } from './createCaller.ts'
import { portalMutation, standaloneClient, withdraw } from './portalMutation.ts'
import { idle, type PortalState } from './PortalState.ts'

/**
 * What the button and the hook share: one way to the portal, and where it stands.
 *
 * What is shown is not read from the mutation: a host's global callbacks run before that has ended,
 * and may throw or take their time.
 */
export function usePortalAttempt(
  settings: PortalSettings,
): { state: PortalState } & Omit<CallerActions, 'caller'> {
  const client = useContext(QueryClientContext) ?? standaloneClient
  const { mutate } = useMutation(portalMutation, client)
  const [state, show] = useState<PortalState>(idle)
  const [{ caller, ...actions }] = useState(() => createCaller(settings))

  // Before the refs and every effect, so that a click in the midst of a commit finds the latest.
  useInsertionEffect(() => {
    Object.assign(caller, { settings, shown: state, show })
    caller.follow = (result) => {
      mutate(result)
      void result.then((ended) => {
        if (!ended.ok && ended.error.code === 'aborted') withdraw(client, result)
      })
    }
  })

  const { endpoint, scope } = settings
  useEffect(() => {
    mount(caller)
    return () => unmount(caller)
  }, [caller, endpoint, scope])

  return { state, ...actions }
}
