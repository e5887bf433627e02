import type { ChildProcess } from 'node:child_process'

// Each of these would end this process and leave the command running. `SIGUSR2` is nodemon's.
const passedOn = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR2'] as const

/** Lets a command share the fate of this process: it gets the signals, and ends when this ends. */
export function passSignalsOn(child: ChildProcess): void {
  const heard = new Set<NodeJS.Signals>()

  const passOn = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to the command itself too, which must not get it twice; but `kill`
    // looks the same from here, so whoever asks again is meant for the command.
    const isFirst = !heard.has(signal)
    heard.add(signal)
    if (!(isFirst && mayComeFromTerminal(signal))) child.kill(signal)
  }
  for (const signal of passedOn) process.on(signal, passOn)
  process.on('exit', () => child.kill())
}

const mayComeFromTerminal = (signal: NodeJS.Signals): boolean =>
  (signal === 'SIGINT' || signal === 'SIGQUIT') &&
  [process.stdin, process.stdout, process.stderr].some(isTerminal)

const isTerminal = ({ isTTY }: { isTTY?: boolean }) => isTTY === true
