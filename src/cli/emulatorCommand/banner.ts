import type { Emulator } from '../../emulator/index.ts'
import { isEveryAddress, type Served } from '../../shared/serve.ts'
import { oneLine } from '../../contract/oneLine.ts'

/** What the command prints when the emulator runs alone. */
export function bannerOf(
  { secretKeys, customers }: Emulator,
  server: Served,
  host: string,
): string {
  return [
    `MarginFront emulator on ${server.origin}`,
    '',
    'Set these two variables where your backend runs, for example in its .env file:',
    '',
    `MF_API_SECRET_KEY=${secretKeys[0]}`,
    `MF_API_BASE_URL=${server.origin}/v1`,
    '',
    'Node itself reads an .env file only when told to: node --env-file=.env server.js',
    '',
    ...listOf(customers),
    `Control page  ${server.origin}/`,
    ...(isEveryAddress(host)
      ? [`From another container, use the name of this one: http://<service>:${server.port}/v1`]
      : []),
    '',
    'What happens is logged below. Ctrl-C stops the emulator.',
    '',
  ].join('\n')
}

/** What it prints before it runs a command; see `runBeside` for what the command gets. */
export function bannerBeside(
  { customers }: Emulator,
  server: Served,
  variables: Readonly<Record<string, string>>,
): string {
  const overridden = Object.keys(variables).filter((name) => process.env[name])
  return [
    `MarginFront emulator on ${server.origin}`,
    ...listOf(customers),
    `Control page  ${server.origin}/`,
    `Set for the command: ${Object.keys(variables).join(' and ')}`,
    ...overridden.map(
      (name) =>
        `Your own ${name} is not used: the command talks to the emulator, not to MarginFront.`,
    ),
  ].join('\n')
}

const listOf = (customers: Emulator['customers']): string[] =>
  customers.map(({ name, externalId }, index) =>
    oneLine(`${index === 0 ? 'Customers' : ''}`.padEnd(14) + `${name} (${externalId})`),
  )
