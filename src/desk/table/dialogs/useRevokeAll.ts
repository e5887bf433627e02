import { useEffect, useRef, useState } from 'react'
import type { RevokeResult } from '../../hooks/useRevokePortalSession.ts'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'

/** One session of many, and how its revoke ended. */
export interface RevokeReport {
  session: ListedPortalSession
  result: RevokeResult
}

/** Revokes sessions one after another, until it is stopped. */
export function useRevokeAll(
  sessions: readonly ListedPortalSession[],
  revoke: (id: string) => Promise<RevokeResult>,
) {
  const [step, setStep] = useState<'ask' | 'running' | 'done'>('ask')
  const [reports, setReports] = useState<readonly RevokeReport[]>([])
  const isStarted = useRef(false)
  const isStopped = useRef(false)

  useEffect(() => {
    isStopped.current = false
    return () => {
      isStopped.current = true
    }
  }, [])

  async function start() {
    // By reference: two presses may come before there is another render.
    if (isStarted.current) return
    isStarted.current = true
    setStep('running')
    for (const session of sessions) {
      if (isStopped.current) break
      const result = await revoke(session.id)
      setReports((before) => [...before, { session, result }])
    }
    setStep('done')
  }
  function stop() {
    isStopped.current = true
  }
  return { step, reports, start, stop }
}
