/**
 * Lets a command go on when nobody reads what it prints any more: its output was piped to `head`, or
 * its terminal is gone. A server goes on serving, and a check ends with its own exit code.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
    })
  }
}
