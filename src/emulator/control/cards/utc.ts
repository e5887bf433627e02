export const utc = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`

export const utcTime = (ms: number): string => new Date(ms).toISOString().slice(11, 19)
