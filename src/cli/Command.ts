/** What `marginfront-portal NAME` does. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole help of this command, as `--help` prints it. */
  readonly usage: string
  /**
   * Runs the command and resolves to its exit code.
   *
   * @throws {UsageError} when the command line is wrong: told with a hint to `--help`, exit code 2
   * @throws {Error} when the command cannot do its work: its message is told, exit code 1
   */
  run(args: readonly string[]): Promise<number>
}
