import { describe, expect, it } from 'vitest'
import { readSettings } from '../../src/cli/emulatorCommand/readSettings.ts'

describe('the flags of the emulator', () => {
  it('may all be left out', () => {
    expect(readSettings([])).toEqual({
      port: 4242,
      host: '127.0.0.1',
      origin: undefined,
      customersFile: undefined,
      command: undefined,
      help: false,
      version: false,
    })
  })

  it('are read up to the command, which keeps its own', () => {
    const args = ['--port=0', '--host', '[::1]', '--customers', 'a.json', '--origin', 'http://x']
    expect(readSettings([...args, '--', 'npm', 'run', '--', '--port', '1'])).toMatchObject({
      port: 0,
      host: '::1',
      customersFile: 'a.json',
      origin: 'http://x',
      command: ['npm', 'run', '--', '--port', '1'],
    })
  })

  it.each([
    [['--prot', '1'], /^There is no option --prot\. Did you mean --port\?$/],
    [['--custommer=x'], /^There is no option --custommer\. Did you mean --customers\?$/],
    [['--toString'], /^There is no option --toString\.$/],
    [['-x'], /^There is no option -x\.$/],
    [['--port'], /^--port needs a value\.$/],
    [['--port='], /^--port needs a value\.$/],
    [['--customers', '--port', '0'], /^--customers needs a value\.$/],
    [['--port', '-1'], /^--port needs a value\.$/],
    [['--port', '1e3'], /^--port must be a number from 0 to 65535, not 1e3\.$/],
    [['--port', '65536'], /^--port must be a number from 0 to 65535/],
    [['npm', 'run'], /^Unexpected argument\. A command to run beside the emulator goes after --/],
    [['--'], /^Name the command to run after --\.$/],
    [['--host', 'http://x'], /^--host must be an address or a name alone/],
    [['--host', 'x:80'], /^--host must be an address or a name alone/],
    [['--host', 'x/y'], /^--host must be an address or a name alone/],
    [['--host', 'user@x'], /^--host must be an address or a name alone/],
    [['--host', '*'], /^--host must be an address or a name alone/],
    [['--help=yes'], /^--help takes no value\.$/],
  ])('are told what is wrong with %j', (args, message) => {
    expect(() => readSettings(args)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) }),
    )
  })
})
