import { createServer } from 'node:net'
import { announce } from './processes.ts'
import { session } from './upstream.ts'

const answer =
  'HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n' +
  `content-length: ${session.length}\r\n\r\n${session}`

// As little as can answer, so that what asks is what is measured: a request comes in one piece or two,
// and its JSON is the last of it.
let connections = 0
let requests = 0
const server = createServer((socket) => {
  connections += 1
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    if (bytes.at(-1) !== '}'.charCodeAt(0)) return
    requests += 1
    socket.write(answer)
  })
})
announce({ marginfront: server }, () => ({ connections, requests }))
