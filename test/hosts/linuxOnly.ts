/** Says why a runtime can't be tried, where its binary is installed for Linux on x64 alone. */
export function linuxOnly(): string | undefined {
  return process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : 'its binary is installed on x64 Linux alone'
}
