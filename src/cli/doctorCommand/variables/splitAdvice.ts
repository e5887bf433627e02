/** Parts a message of ours into what is wrong and, its last sentence, how to mend it. */
export function splitAdvice(message: string): { detail: string; fix: string } {
  const sentences = message.split(/(?<=[.;]) (?=[A-Z])/)
  const fix = sentences.at(-1) ?? ''
  return { detail: sentences.slice(0, -1).join(' ') || fix, fix }
}
