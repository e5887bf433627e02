import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { askedOver } from './requests.ts'

/** Browsers that keep their connections to one server. */
export interface Browsers {
  /** Sends so many requests, each as soon as its connection is free, and gives the milliseconds of each. */
  send: (requests: number) => Promise<number[]>
  close: () => void
}

/** Connects so many browsers to a server. They read as little of an answer as they can. */
export async function openBrowsers(port: number, count: number): Promise<Browsers> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').setNoDelay(true))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))

  return {
    async send(requests) {
      const times: number[] = []
      let left = requests
      const goOn = async (socket: Socket) => {
        for (; left > 0; times.push(await ask(socket, port))) left -= 1
      }
      await Promise.all(sockets.map(goOn))
      return times
    },
    close: () => sockets.forEach((socket) => void socket.destroy()),
  }
}

function ask(socket: Socket, port: number): Promise<number> {
  const began = performance.now()
  socket.write(askedOver(port))
  return new Promise((resolve, reject) => {
    let text = ''
    const onData = (bytes: Buffer) => {
      text += bytes.toString('latin1')
      if (!isWhole(text)) return
      socket.off('data', onData).off('close', onClose)
      if (text.startsWith('HTTP/1.1 200 ')) resolve(performance.now() - began)
      else reject(new Error(text))
    }
    const onClose = () => reject(new Error('The server hung up.'))
    socket.on('data', onData).on('close', onClose)
  })
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return false
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text) ?? []
  return length === undefined
    ? text.endsWith('\r\n0\r\n\r\n')
    : text.length >= end + 4 + Number(length)
}
