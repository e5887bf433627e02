import { createServer } from 'node:net'
import { announce } from './processes.ts'
import { session } from './upstream.ts'

const answer =
  'HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n' +
  `content-length: ${session.length}\r\n\r\n${session}`

/**
 * Answers with as little as can answer, so that what asks is what is measured: a request comes in one
 * piece or two, and its JSON is the last of it.
 */
function standIn() {
  const counts = { connections: 0, requests: 0 }
  const server = createServer((socket) => {
    counts.connections += 1
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      if (bytes.at(-1) !== '}'.charCodeAt(0)) return
      counts.requests += 1
      socket.write(answer)
    })
  })
  return { server, counts }
}

// One for each that is compared: Node keeps connections for an address, whoever asks it.
const names = (process.env['NAMES'] ?? '').split(',')
const standIns = names.map((name) => [name, standIn()] as const)
announce(Object.fromEntries(standIns.map(([name, { server }]) => [name, server])), () =>
  Object.fromEntries(standIns.map(([name, { counts }]) => [name, counts])),
)
