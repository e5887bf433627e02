import { serve } from '../../shared/serve.ts'

/** Somewhere that a redirect leads to, and where nobody may come. */
export interface Trap {
  readonly location: string
  /** Takes it down, and tells whether somebody came. */
  close(): Promise<boolean>
}

/** Serves a trap that answers as MarginFront would. */
export async function setTrap(): Promise<Trap> {
  let wasVisited = false
  const served = await serve(
    async () => {
      wasVisited = true
      return Response.json({ id: 'ps_trap', url: 'https://evil.example/' }, { status: 201 })
    },
    { port: 0 },
  )
  return {
    location: `${served.origin}/v1/portal-sessions`,
    async close() {
      await served.close()
      return wasVisited
    },
  }
}
