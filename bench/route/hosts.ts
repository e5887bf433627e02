import { openBrowsers, type Browsers } from './connections.ts'
import { start } from './processes.ts'

/** What is compared over real connections, each on a port of its own. */
export const compared = ['ours', 'oursByRequest', 'byHand', 'byRequest'] as const
export type Compared = (typeof compared)[number]

/** What a MarginFront was asked for. */
export interface Counts {
  connections: number
  requests: number
}

/** The hosts in one process, before a MarginFront each in another. */
export interface Hosts extends Disposable {
  connect: (name: Compared, browsers: number) => Promise<Browsers>
  /** Tells the microseconds of processor time that the hosts have taken. */
  cpu: () => Promise<number>
  /** Tells what each MarginFront was asked for. */
  counts: () => Promise<Record<Compared, Counts>>
}

/** Starts the hosts, and MarginFront for them. */
export async function startHosts(): Promise<Hosts> {
  const marginfront = await start<Compared, Record<Compared, Counts>>('marginfront.ts', {
    NAMES: compared.join(),
  })
  const baseUrls = Object.fromEntries(
    compared.map((name) => [name, `http://127.0.0.1:${marginfront.ports[name]}/v1`]),
  )
  const host = await start<Compared, NodeJS.CpuUsage>('host.ts', {
    UPSTREAMS: JSON.stringify(baseUrls),
  })
  return {
    connect: (name, browsers) => openBrowsers(host.ports[name], browsers),
    async cpu() {
      const { user, system } = await host.ask()
      return user + system
    },
    counts: marginfront.ask,
    [Symbol.dispose]() {
      host[Symbol.dispose]()
      marginfront[Symbol.dispose]()
    },
  }
}
